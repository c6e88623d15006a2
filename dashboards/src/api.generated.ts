// Generated from the API's OpenAPI document: npm run api-types
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready for work, or what is in the way */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Calls that fit a filter, a page at a time */
        get: operations["listCalls"];
        put?: never;
        /**
         * Takes calls in: one call.v1 object, or one a line
         * @description Answers when every line is durable or refused. 422: every line was refused.
         */
        post: operations["postCalls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call: as it came in, its score, the form it was scored with, its versions */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Months that have calls */
        get: operations["listMonths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/months/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A month: scorecards by agent and team, distribution, trend, what goes wrong most */
        get: operations["getMonth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/months/{month}/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the filters can be set to in a month */
        get: operations["getFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{agent_id}/months/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agent's month: score, trend, the habits that cost most with their moments */
        get: operations["getAgentMonth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Time limits on tickets: about to be missed, overdue, running, paused, missed, kept
         * @description As they stand now, or at the moment asked; what happened later is not looked at.
         */
        get: operations["listLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/months/{month}/displeasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comments in extreme displeasure, each a complaint to be looked at, and the words that show it */
        get: operations["listDispleasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ratings/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customer ratings of a month by team and agent, scale and dimension; a rating outside its scale counts nowhere */
        get: operations["getRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ratings/{month}/given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ratings behind a figure, the latest first; as a file, all of them */
        get: operations["listRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/complaint-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Complaints against repairs, by month, whole quarter and department
         * @description Of a month of which the range has a part, that part is counted; a quarter is shown where it has all.
         */
        get: operations["getComplaintRate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The forms of the manuals that tickets fill, and the months there are */
        get: operations["listRecordForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/records/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A form filled for a month, a page at a time; as a file, all of it
         * @description What tickets do not say is null: fields are left empty rather than guessed.
         */
        get: operations["getRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/joined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls and tickets of a month joined: complaints not filed, first contact, repeat calls, first asked
         * @description Each figure as so many of so many, with the calls and tickets behind it.
         */
        get: operations["getJoined"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One ticket: all that happened to it, its limits as they stand now, its calls
         * @description Versions of events that were corrected or withdrawn are there, and marked.
         */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the pages need to know of this installation */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assessments/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the month comes to for each agent and team: a proposal, by the scheme that is named */
        get: operations["getAssessment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assessments/{month}/agents/{agent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agent's sheet: every figure down to the calls, tickets and inspections it was made of */
        get: operations["getAssessmentSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/kpis/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rates of teams against the standard's targets */
        get: operations["getKpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be inspected, and what a problem takes */
        get: operations["listChecklists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inspections, the latest first */
        get: operations["listInspections"];
        put?: never;
        /**
         * Enters what an inspector saw; it counts in the month of its day
         * @description Answers with it once it is durable.
         */
        post: operations["enterInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an inspection back; it stays on record and counts no more */
        post: operations["withdrawInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/kpis/{month}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rates entered by hand, with what was replaced or withdrawn of them, the latest first */
        get: operations["listKpiEntries"];
        put?: never;
        /**
         * Enters a rate of a team and month that calls and tickets do not say
         * @description One that counts already is replaced only where `replaces` names it. Answers once it is durable.
         */
        post: operations["enterKpi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/kpis/{month}/entries/{entry_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an entry back; it stays on record and counts no more, nor does what it had replaced */
        post: operations["withdrawKpi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that could not be used, newest first, and why */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{letter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them: its untouched bytes, and what was done about it */
        get: operations["getDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{letter_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries it again: decode, score, store
         * @description Answers with the letter as it then is.
         */
        post: operations["retryDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{letter_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives it up; it stays on record
         * @description Answers with the letter as it then is.
         */
        post: operations["discardDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes ticket events in: one ticket.v1 object, or one a line
         * @description Answers when every line is durable or refused. 422: every line was refused.
         */
        post: operations["postTicketEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Adjustment: {
            id: string;
            title: components["schemas"]["Bilingual"];
            of: string;
            count: number;
            each: number;
            at_most: number | null;
            points: number;
            clauses: string[];
        };
        AgentRef: {
            id: string;
            name: string;
            team: string;
            site: string;
        };
        AgentReport: {
            month: string;
            agent: components["schemas"]["AgentRef"];
            calls: number;
            scored: number;
            average: number | null;
            critical: number;
            pass_rate: number | null;
            team_average: number | null;
            days: components["schemas"]["DayRow"][];
            habits: components["schemas"]["Habit"][];
            lowest: components["schemas"]["CallSummary"][];
        };
        AgentRow: {
            agent: components["schemas"]["AgentRef"];
            calls: number;
            scored: number;
            average: number | null;
            critical: number;
            pass_rate: number | null;
            worst_tag: string;
        };
        AssessedEntry: {
            /** @enum {unknown} */
            kind: "call" | "ticket" | "inspection";
            id: string;
            at: string;
            what: string;
            state: string;
            value: number | null;
            points: number | null;
            most: number | null;
            times: number;
            counted: boolean;
            whole_team: boolean;
            /** @enum {unknown} */
            why: "" | "not_due" | "outside_scale" | "no_scale" | "nothing_inspected" | "sample_too_small" | "unknown_checklist" | "unknown_item";
            note: string;
        };
        AssessedPart: {
            /** @enum {unknown} */
            part: "qa" | "limits" | "ratings" | "complaints" | "inspections";
            weight: number;
            points: number | null;
            why: ("no_scored_calls" | "no_limits" | "no_ratings" | "no_tickets" | "no_inspections") | null;
            share: number | null;
            brings: number | null;
            lost: number | null;
            counted: number;
            left_out: number;
            clauses: string[];
        };
        AssessedPartOpen: {
            /** @enum {unknown} */
            part: "qa" | "limits" | "ratings" | "complaints" | "inspections";
            weight: number;
            points: number | null;
            why: ("no_scored_calls" | "no_limits" | "no_ratings" | "no_tickets" | "no_inspections") | null;
            share: number | null;
            brings: number | null;
            lost: number | null;
            counted: number;
            left_out: number;
            clauses: string[];
            steps: components["schemas"]["AssessedStep"][];
            entries: components["schemas"]["AssessedEntry"][];
        };
        AssessedStep: {
            /** @enum {unknown} */
            step: "mean" | "share" | "weighted" | "off";
            of: string;
            title: components["schemas"]["Bilingual"] | null;
            numerator: number;
            denominator: number;
            result: number;
        };
        AssessmentReport: {
            month: string;
            tickets_known: boolean;
            schemes: {
                id: string;
                version: string;
                hash: string;
                title: components["schemas"]["Bilingual"];
                note: components["schemas"]["Bilingual"];
                least_calls: number;
                weights: {
                    /** @enum {unknown} */
                    part: "qa" | "limits" | "ratings" | "complaints" | "inspections";
                    weight: number;
                }[];
                adjustments: {
                    id: string;
                    title: components["schemas"]["Bilingual"];
                    each: number;
                    at_most: number | null;
                }[];
                grades: {
                    id: string;
                    from: number;
                    title: components["schemas"]["Bilingual"];
                    factor: number;
                    below_line: boolean;
                }[];
                pass_from: number | null;
                agents: number;
            }[];
            teams: components["schemas"]["AssessmentTeam"][];
            agents: components["schemas"]["AssessmentRow"][];
        };
        AssessmentRow: {
            month: string;
            agent: components["schemas"]["AgentRef"];
            scheme: components["schemas"]["SchemeRef"] | null;
            scored: number;
            unscored: number;
            total: number | null;
            why: ("no_scheme" | "too_few_calls" | "no_parts") | null;
            least_calls: number;
            grade: {
                id: string;
                title: components["schemas"]["Bilingual"];
                below_line: boolean;
            } | null;
            factor: number | null;
            rank: {
                place: number;
                of: number;
            } | null;
            measures: components["schemas"]["ProposedMeasure"][];
            parts: components["schemas"]["AssessedPart"][];
        };
        AssessmentSheet: {
            month: string;
            agent: components["schemas"]["AgentRef"];
            scheme: components["schemas"]["SchemeRef"] | null;
            scored: number;
            unscored: number;
            total: number | null;
            why: ("no_scheme" | "too_few_calls" | "no_parts") | null;
            least_calls: number;
            grade: {
                id: string;
                title: components["schemas"]["Bilingual"];
                below_line: boolean;
            } | null;
            factor: number | null;
            rank: {
                place: number;
                of: number;
            } | null;
            measures: components["schemas"]["ProposedMeasure"][];
            parts: components["schemas"]["AssessedPartOpen"][];
            base: {
                numerator: number;
                denominator: number;
                result: number;
            } | null;
            adjustments: components["schemas"]["Adjustment"][];
            before: {
                month: string;
                total: number | null;
                grade: string | null;
                title: components["schemas"]["Bilingual"] | null;
            }[];
            rules: components["schemas"]["SchemeView"] | null;
            limits: {
                id: string;
                title: components["schemas"]["Bilingual"];
            }[];
        };
        AssessmentTeam: {
            team: string;
            agents: number;
            assessed: number;
            average: number | null;
            below_line: number;
            inspections: {
                points: number | null;
                for_members: boolean;
                counted: number;
                left_out: number;
                steps: components["schemas"]["AssessedStep"][];
                entries: components["schemas"]["AssessedEntry"][];
            } | null;
        };
        Bilingual: {
            zh: string;
            en: string;
        };
        Bin: {
            from: number;
            to: number;
            calls: number;
        };
        Call: {
            /** @enum {unknown} */
            schema: "call.v1";
            call_id: string;
            revision?: number;
            contact_id?: string;
            leg?: number;
            transferred_from?: {
                agent_id?: string;
                queue?: string;
                /** @enum {unknown} */
                kind?: "blind" | "warm" | "conference";
            } & {
                [key: string]: unknown;
            };
            transferred_to?: {
                agent_id?: string;
                queue?: string;
                /** @enum {unknown} */
                kind?: "blind" | "warm" | "conference";
            } & {
                [key: string]: unknown;
            };
            /** @enum {unknown} */
            channel: "voice" | "chat";
            /** @enum {unknown} */
            direction: "inbound" | "outbound";
            queue?: string;
            language: string;
            agent: {
                id: string;
                name?: string;
                team?: string;
                site?: string;
            } & {
                [key: string]: unknown;
            };
            customer?: {
                id?: string;
                name?: string;
            } & {
                [key: string]: unknown;
            };
            /** Format: rfc3339 */
            started_at: string;
            /** Format: rfc3339 */
            offered_at?: string;
            /** Format: rfc3339 */
            answered_at?: string;
            /** Format: rfc3339 */
            ended_at: string;
            /** @enum {unknown} */
            disposition?: "answered" | "abandoned" | "unanswered" | "voicemail" | "dropped";
            ring_count?: number;
            /** @enum {unknown} */
            ended_by?: "agent" | "customer" | "system";
            holds?: ({
                start_ms: number;
                end_ms: number;
            } & {
                [key: string]: unknown;
            })[];
            segments: components["schemas"]["Segment"][];
            recording?: {
                url: string;
                offset_ms?: number;
            } & {
                [key: string]: unknown;
            };
            ticket_ids?: string[];
            attributes?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        CallDetail: {
            summary: components["schemas"]["CallSummary"];
            call: unknown;
            score: components["schemas"]["Score"] | null;
            form: components["schemas"]["FormView"] | null;
            versions: components["schemas"]["CallVersion"][];
        };
        CallPage: {
            items: components["schemas"]["CallSummary"][];
            next: string | null;
            total: number;
        };
        CallSummary: {
            call_id: string;
            started_at: string;
            day: string;
            duration_ms: number;
            channel: string;
            direction: string;
            queue: string;
            language: string;
            agent: components["schemas"]["AgentRef"];
            score_id: string;
            score: number | null;
            grade: string | null;
            critical: boolean;
            form_id: string;
            tags: string[];
            findings: number;
            confidence: number | null;
            unscored: string;
        };
        CallVersion: {
            input_hash: string;
            revision: number;
            ended_at: string;
            received_at: string;
            source: string;
            current: boolean;
        };
        CheckResult: {
            name: string;
            ok: boolean;
            problem: string;
        };
        ChecklistList: {
            checklists: components["schemas"]["ChecklistView"][];
        };
        ChecklistView: {
            id: string;
            version: string;
            title: components["schemas"]["Bilingual"];
            note: components["schemas"]["Bilingual"];
            sample_percent: number | null;
            items: {
                id: string;
                title: components["schemas"]["Bilingual"];
                look: components["schemas"]["Bilingual"];
                points: number;
                per_problem: number;
                whole: components["schemas"]["Bilingual"] | null;
                /** @enum {unknown} */
                frequency: "daily" | "weekly" | "monthly" | "quarterly" | "random";
                clauses: string[];
            }[];
        };
        ComplaintRate: {
            period: string;
            department: string;
            complaints: number;
            repairs: number;
            rate_percent: number | null;
        };
        ComplaintRateReport: {
            from: string;
            to: string;
            rows: components["schemas"]["ComplaintRate"][];
        };
        DayRow: {
            day: string;
            calls: number;
            scored: number;
            average: number | null;
            critical: number;
        };
        DeadLetterAction: {
            at: string;
            /** @enum {unknown} */
            action: "retried" | "discarded";
            who: string;
            note: string;
            outcome: ("stored" | "superseded" | "dead_lettered") | null;
            reason: string | null;
            problems: {
                path: string;
                found: string;
                expected: string;
            }[];
        };
        DeadLetterDetail: {
            id: string;
            at: string;
            source: string;
            step: string;
            reason: string;
            problems: {
                path: string;
                found: string;
                expected: string;
            }[];
            /** @enum {unknown} */
            state: "open" | "retried" | "discarded";
            retries: number;
            bytes: number | null;
            preview: string | null;
            key_base64: string | null;
            value_base64: string | null;
            text: string | null;
            message: {
                kind: string;
                id: string;
            };
            history: components["schemas"]["DeadLetterAction"][];
        };
        DeadLetterPage: {
            items: components["schemas"]["DeadLetterView"][];
            next: string | null;
            total: number;
            reasons: {
                reason: string;
                letters: number;
            }[];
        };
        DeadLetterView: {
            id: string;
            at: string;
            source: string;
            step: string;
            reason: string;
            problems: {
                path: string;
                found: string;
                expected: string;
            }[];
            /** @enum {unknown} */
            state: "open" | "retried" | "discarded";
            retries: number;
            bytes: number | null;
            preview: string | null;
        };
        DispleasureReport: {
            items: components["schemas"]["DispleasureView"][];
            open: number;
            filed: number;
        };
        DispleasureView: {
            ticket_id: string;
            event_id: string;
            type: string;
            at: string;
            agent_id: string | null;
            department: string | null;
            comment: string;
            words: string[];
            filed: boolean;
        };
        ErrorBody: {
            /** @enum {unknown} */
            error: "invalid_request" | "bad_cursor" | "empty_body" | "unauthorized" | "forbidden_host" | "cross_origin" | "not_found" | "unknown_call" | "unknown_agent" | "unknown_letter" | "unknown_record" | "unknown_ticket" | "unknown_inspection" | "unknown_entry" | "letter_settled" | "inspection_withdrawn" | "kpi_entered" | "entry_settled" | "letter_without_bytes" | "body_too_large" | "export_too_large" | "unsupported_media_type" | "internal" | "unavailable";
            message: string;
            problems?: {
                path: string;
                found: string;
                expected: string;
            }[];
        };
        Evidence: {
            hit: number;
            segment?: number;
            start?: number;
            end?: number;
            text?: string;
            start_ms?: number;
            end_ms?: number;
            segments?: number[];
            field?: string;
            value?: number | string | boolean;
            limit?: number | string;
            unit?: string;
            /** @enum {unknown} */
            matched_by: "text" | "homophone" | "similar" | "regex" | "entity" | "repeat" | "sentiment" | "timing" | "metadata";
        };
        Facets: {
            agents: components["schemas"]["AgentRef"][];
            teams: string[];
            queues: string[];
            tags: string[];
        };
        Finding: {
            id: string;
            rule_id: string;
            rule_version: string;
            item_id: string;
            tags: string[];
            /** @enum {unknown} */
            severity: "info" | "minor" | "major" | "critical";
            points: number;
            confidence?: number;
            message: components["schemas"]["Bilingual"];
            recommended: components["schemas"]["Bilingual"];
            evidence: components["schemas"]["Evidence"][];
            searched?: components["schemas"]["Searched"];
            steps?: components["schemas"]["FlowStep"][];
            needs_review?: boolean;
            proposed_points?: number;
        };
        FlowStep: {
            id: string;
            title: components["schemas"]["Bilingual"];
            /** @enum {unknown} */
            state: "done" | "skipped" | "out_of_order" | "not_due" | "not_judged";
            evidence: components["schemas"]["Evidence"][];
            /** @enum {unknown} */
            reason?: "low_confidence" | "no_timing" | "unreliable_timing" | "no_metadata" | "no_roles" | "language" | "too_short" | "no_form";
        };
        FormView: {
            id: string;
            version: string;
            hash: string;
            title: components["schemas"]["Bilingual"];
            grades: {
                id: string;
                from: number;
                title: components["schemas"]["Bilingual"];
            }[];
            sections: {
                id: string;
                title: components["schemas"]["Bilingual"];
                weight?: number;
                items: {
                    id: string;
                    title: components["schemas"]["Bilingual"];
                    points: number;
                    weight?: number;
                    review?: components["schemas"]["Bilingual"];
                }[];
            }[];
            rules: {
                id: string;
                version: string;
                title: components["schemas"]["Bilingual"];
                why: components["schemas"]["Bilingual"];
                tags: string[];
                clauses: string[];
            }[];
        };
        GivenRating: {
            ticket_id: string;
            event_id: string;
            at: string;
            agent: components["schemas"]["AgentRef"];
            department: string | null;
            customer: string | null;
            call_ids: string[];
            dimension: string;
            scale: string | null;
            value: number;
            points: number | null;
            satisfied: boolean;
            /** @enum {unknown} */
            why: "" | "outside_scale" | "no_scale";
            comment: string;
        };
        Habit: {
            rule_id: string;
            title: components["schemas"]["Bilingual"];
            tags: string[];
            /** @enum {unknown} */
            severity: "info" | "minor" | "major" | "critical";
            calls: number;
            findings: number;
            points_lost: number;
            moments: {
                call_id: string;
                started_at: string;
                finding: components["schemas"]["Finding"];
            }[];
        };
        Inspection: {
            id: string;
            entered_at: string;
            day: string;
            who: string;
            checklist: string;
            checklist_version: string;
            agent: components["schemas"]["AgentRef"];
            area: string;
            checked: number | null;
            of: number | null;
            items: {
                item: string;
                problems: number;
                whole: boolean;
                note: string;
            }[];
            note: string;
            withdrawn: {
                at: string;
                who: string;
                note: string;
            } | null;
        };
        InspectionDraft: {
            /**
             * Format: date
             * @description When it was, YYYY-MM-DD
             */
            day: string;
            /** @description Who inspected */
            who: string;
            /** @description Id of the checklist */
            checklist: string;
            /** @description Whom it is about */
            agent_id?: string;
            /** @description Or which team */
            team?: string;
            /** @description Where */
            area?: string;
            /** @description How many were looked at */
            checked?: number | null;
            /** @description Of how many */
            of?: number | null;
            /** @description What was looked at */
            items: {
                /** @description Id of the item */
                item: string;
                /** @description How many problems there were */
                problems: number;
                /** @description Lost as a whole */
                whole?: boolean;
                /** @description What was seen */
                note?: string;
            }[];
            /** @description Anything else */
            note?: string;
        };
        InspectionList: {
            items: components["schemas"]["Inspection"][];
        };
        JoinedFigure: {
            /** @enum {unknown} */
            id: "complaints_unfiled" | "not_first_contact" | "repeat_calls" | "first_asked_dropped";
            numerator: number;
            denominator: number;
            items: components["schemas"]["JoinedItem"][];
        };
        JoinedItem: {
            ticket_id: string | null;
            call_ids: string[];
            at: string;
            agent_id: string | null;
            department: string | null;
            customer: string | null;
            why: ("no_ticket" | "not_filed" | "not_resolved" | "reopened" | "called_again") | null;
        };
        JoinedReport: {
            month: string;
            at: string;
            figures: components["schemas"]["JoinedFigure"][];
        };
        Kpi: {
            /** @enum {unknown} */
            kpi: "satisfaction" | "complaint_handling" | "timely_repair" | "rework" | "callback" | "response" | "equipment" | "fee_collection" | "major_accidents";
            numerator: number | null;
            denominator: number | null;
            /** @enum {unknown} */
            unit: "percent" | "count";
            value: number | null;
            target: number;
            /** @enum {unknown} */
            bound: "at_least" | "at_most";
            met: boolean | null;
            measured: boolean;
            by_hand: boolean;
            limits: string[];
            clauses: string[];
        };
        KpiDraft: {
            /** @description Which team */
            team: string;
            /**
             * @description Which rate
             * @enum {unknown}
             */
            kpi: "equipment" | "fee_collection" | "major_accidents";
            /** @description In order, collected, or how many accidents */
            numerator: number;
            denominator?: number | null;
            /** @description Who enters it */
            who: string;
            /** @description Where it is from */
            note?: string;
            /** @description Id of the entry that counted until now; without it nothing is replaced */
            replaces?: string;
        };
        KpiEntry: {
            id: string;
            entered_at: string;
            month: string;
            team: string;
            /** @enum {unknown} */
            kpi: "equipment" | "fee_collection" | "major_accidents";
            numerator: number;
            denominator: number | null;
            who: string;
            note: string;
            counts: boolean;
            replaces: string | null;
            replaced_by: string | null;
            withdrawn: {
                at: string;
                who: string;
                note: string;
            } | null;
        };
        KpiEntryList: {
            items: components["schemas"]["KpiEntry"][];
        };
        KpiReport: {
            month: string;
            teams: {
                team: string | null;
                scheme: components["schemas"]["SchemeRef"] | null;
                kpis: components["schemas"]["Kpi"][];
            }[];
        };
        LimitReport: {
            at: string;
            items: components["schemas"]["LimitView"][];
            next: string | null;
            total: number;
            tallies: components["schemas"]["LimitTally"][];
            departments: string[];
            months: string[];
        };
        LimitTally: {
            limit_id: string;
            title: components["schemas"]["Bilingual"];
            clauses: string[];
            own_figure: boolean;
            trial: boolean;
            counts: boolean;
            customers: boolean;
            met: number;
            missed: number;
            overdue: number;
            overdue_open: number;
            running: number;
            soon: number;
            paused: number;
        };
        LimitView: {
            ticket_id: string;
            limit_id: string;
            title: components["schemas"]["Bilingual"];
            clauses: string[];
            /** @enum {unknown} */
            status: "met" | "missed" | "running" | "paused";
            started_at: string;
            due_at: string | null;
            met_at: string | null;
            start_event: string;
            end_event: string | null;
            agent_id: string | null;
            department: string | null;
            category: string;
            priority: string;
            customer: string;
            /** @enum {unknown} */
            ticket_state: "open" | "paused" | "resolved" | "closed" | "cancelled" | "merged";
            counts: boolean;
            customers: boolean;
            trial: boolean;
            call_id: string | null;
            said: string | null;
            left_ms: number | null;
        };
        MonthList: {
            months: {
                month: string;
                calls: number;
            }[];
        };
        MonthReport: {
            month: string;
            calls: number;
            scored: number;
            average: number | null;
            critical: number;
            pass_rate: number | null;
            previous: {
                month: string;
                average: number | null;
                pass_rate: number | null;
                calls: number;
            } | null;
            unscored: {
                reason: string;
                calls: number;
            }[];
            grades: {
                grade: string;
                calls: number;
            }[];
            distribution: components["schemas"]["Bin"][];
            days: components["schemas"]["DayRow"][];
            scored_by: components["schemas"]["ScoredBy"][];
            problems: components["schemas"]["ProblemRow"][];
            agents: components["schemas"]["AgentRow"][];
            teams: components["schemas"]["TeamRow"][];
        };
        Nearest: {
            segment: number;
            start: number;
            end: number;
            text: string;
            similarity: number;
        };
        NotEvaluated: {
            rule_id: string;
            /** @enum {unknown} */
            reason: "low_confidence" | "no_timing" | "unreliable_timing" | "no_metadata" | "no_roles" | "language" | "too_short" | "no_form";
        };
        ProblemRow: {
            rule_id: string;
            title: components["schemas"]["Bilingual"];
            tags: string[];
            /** @enum {unknown} */
            severity: "info" | "minor" | "major" | "critical";
            calls: number;
            findings: number;
            points_lost: number;
        };
        ProposedMeasure: {
            /** @enum {unknown} */
            measure: "praise" | "talk" | "training" | "criticism" | "verbal_warning" | "written_warning" | "termination";
            months: {
                month: string;
                grade: string;
            }[];
            times: number;
            within: number;
            clauses: string[];
        };
        RatingDimension: {
            scale: string;
            dimension: string;
            ratings: number;
            satisfied: number;
            satisfaction: number;
            mean: number;
            points: number;
        };
        RatingPage: {
            items: components["schemas"]["GivenRating"][];
            total: number;
            next: string | null;
        };
        RatingReport: {
            month: string;
            scheme: components["schemas"]["SchemeRef"] | null;
            target: number | null;
            scales: {
                id: string;
                title: components["schemas"]["Bilingual"];
                from: number;
                to: number;
                satisfied_from: number;
                dimensions: {
                    id: string;
                    title: components["schemas"]["Bilingual"];
                }[];
            }[];
            all: components["schemas"]["RatingSums"];
            distributions: {
                scale: string;
                dimension: string;
                bands: {
                    from: number;
                    to: number;
                    ratings: number;
                }[];
            }[];
            teams: {
                team: string;
                ratings: number;
                satisfied: number;
                satisfaction: number | null;
                points: number | null;
                flagged: number;
                dimensions: components["schemas"]["RatingDimension"][];
            }[];
            agents: {
                agent: components["schemas"]["AgentRef"];
                ratings: number;
                satisfied: number;
                satisfaction: number | null;
                points: number | null;
                flagged: number;
                dimensions: components["schemas"]["RatingDimension"][];
            }[];
            trend: {
                month: string;
                ratings: number;
                satisfied: number;
                satisfaction: number | null;
                points: number | null;
                flagged: number;
            }[];
        };
        RatingSums: {
            ratings: number;
            satisfied: number;
            satisfaction: number | null;
            points: number | null;
            flagged: number;
            dimensions: components["schemas"]["RatingDimension"][];
        };
        Readiness: {
            ready: boolean;
            checks: components["schemas"]["CheckResult"][];
        };
        Receipt: {
            line: number;
            id: string | null;
            /** @enum {unknown} */
            outcome: "stored" | "superseded" | "refused";
            reason?: string;
            problems?: {
                path: string;
                found: string;
                expected: string;
            }[];
        };
        Receipts: {
            stored: number;
            superseded: number;
            refused: number;
            receipts: components["schemas"]["Receipt"][];
        };
        RecordForm: {
            id: string;
            title: components["schemas"]["Bilingual"];
            about: components["schemas"]["Bilingual"];
            clauses: string[];
            columns: {
                id: string;
                title: components["schemas"]["Bilingual"];
                digits: number | null;
            }[];
        };
        RecordForms: {
            forms: components["schemas"]["RecordForm"][];
            months: {
                month: string;
                opened: number;
            }[];
        };
        RecordPage: {
            form: components["schemas"]["RecordForm"];
            month: string;
            rows: {
                ticket_id: string | null;
                cells: (string | number | components["schemas"]["Bilingual"] | null)[];
            }[];
            next: string | null;
            total: number;
            departments: string[];
        };
        SchemeRef: {
            id: string;
            version: string;
            hash: string;
            title: components["schemas"]["Bilingual"];
        };
        SchemeView: {
            id: string;
            version: string;
            hash: string;
            title: components["schemas"]["Bilingual"];
            note: components["schemas"]["Bilingual"];
            clauses: string[];
            least_calls: number;
            weights: {
                /** @enum {unknown} */
                part: "qa" | "limits" | "ratings" | "complaints" | "inspections";
                weight: number;
            }[];
            adjustments: {
                id: string;
                title: components["schemas"]["Bilingual"];
                each: number;
                at_most: number | null;
            }[];
            grades: {
                id: string;
                from: number;
                title: components["schemas"]["Bilingual"];
                factor: number;
                below_line: boolean;
            }[];
            pass_from: number | null;
            scales: {
                id: string;
                title: components["schemas"]["Bilingual"];
                dimensions: {
                    id: string;
                    title: components["schemas"]["Bilingual"];
                }[];
                points: {
                    value: number;
                    points: number;
                }[];
            }[];
            checklists: components["schemas"]["ChecklistView"][];
        };
        Score: {
            score_id: string;
            call_id: string;
            agent_id: string;
            form: {
                id: string;
                version: string;
                hash: string;
            } | null;
            engine: string;
            input_hash: string;
            score: number | null;
            grade: string | null;
            critical: boolean;
            items: components["schemas"]["ScoredItem"][];
            findings: components["schemas"]["Finding"][];
            not_evaluated: components["schemas"]["NotEvaluated"][];
            shadow?: components["schemas"]["Finding"][];
            sections?: components["schemas"]["ScoredSection"][];
            /** @enum {unknown} */
            unscored?: "unanswered" | "voicemail" | "empty" | "no_roles" | "swapped_roles" | "language" | "no_form" | "not_evaluated";
        };
        ScoredBy: {
            /** @enum {unknown} */
            kind: "live" | "rescore";
            started_at: string | null;
            complete: boolean;
            form: {
                id: string;
                version: string;
                hash: string;
            } | null;
            engine: string;
            calls: number;
        };
        ScoredItem: {
            id: string;
            section: string;
            points: number;
            awarded: number;
            /** @enum {unknown} */
            status: "pass" | "fail" | "not_applicable" | "not_evaluated" | "needs_review";
            findings: number[];
        };
        ScoredSection: {
            id: string;
            points: number;
            awarded: number;
        };
        Searched: {
            speaker: string;
            segments: number[];
            start_ms: number | null;
            end_ms: number | null;
            nearest: components["schemas"]["Nearest"] | null;
        };
        Segment: {
            /** @enum {unknown} */
            speaker: "agent" | "customer" | "ivr" | "supervisor" | "other" | "unknown";
            start_ms?: number;
            end_ms?: number;
            text: string;
            confidence?: number;
            /** @enum {unknown} */
            kind?: "text" | "noise" | "image" | "card" | "system";
        } & {
            [key: string]: unknown;
        };
        Settings: {
            time_zone: string;
        };
        Tally: {
            calls: number;
            scored: number;
            average: number | null;
            critical: number;
        };
        TeamRow: {
            team: string;
            agents: number;
            calls: number;
            scored: number;
            average: number | null;
            critical: number;
            pass_rate: number | null;
            worst_tag: string;
        };
        TicketDetail: {
            ticket_id: string;
            /** @enum {unknown} */
            state: "open" | "paused" | "resolved" | "closed" | "cancelled" | "merged";
            opened_at: string | null;
            category: string;
            complexity: string;
            kind: string;
            priority: string;
            department: string;
            customer: {
                id: string;
                name: string;
            };
            happenings: components["schemas"]["TicketHappening"][];
            limits: components["schemas"]["LimitView"][];
            calls: components["schemas"]["CallSummary"][];
            missing_calls: string[];
        };
        TicketEvent: {
            /** @enum {unknown} */
            schema: "ticket.v1";
            event_id: string;
            ticket_id: string;
            revision?: number;
            voided?: boolean;
            /** @enum {unknown} */
            type: "opened" | "assigned" | "handed_over" | "returned" | "replied" | "customer_replied" | "callback" | "paused" | "resumed" | "escalated" | "resolved" | "reopened" | "closed" | "cancelled" | "merged" | "complaint_filed" | "rated" | "refund_requested" | "refunded" | "shipped";
            /** Format: rfc3339 */
            occurred_at: string;
            agent?: {
                id?: string;
                name?: string;
                team?: string;
                site?: string;
            } & {
                [key: string]: unknown;
            };
            customer?: {
                id?: string;
                name?: string;
            } & {
                [key: string]: unknown;
            };
            to?: {
                agent_id?: string;
                team?: string;
                department?: string;
            } & {
                [key: string]: unknown;
            };
            department?: string;
            /** @enum {unknown} */
            category?: "technical" | "service" | "sales" | "complaint" | "consultation" | "repair" | "other";
            /** @enum {unknown} */
            complexity?: "simple" | "complex";
            kind?: string;
            priority?: string;
            call_id?: string;
            rating?: number;
            ratings?: ({
                dimension: string;
                value: number;
            } & {
                [key: string]: unknown;
            })[];
            comment?: string;
            attributes?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        TicketEventView: {
            type: string;
            occurred_at: string;
            received_at: string;
            revision: number;
            source: string;
            agent: {
                id: string;
                name: string;
                team: string;
            };
            to: string;
            department: string;
            category: string;
            comment: string;
            call_id: string;
            ratings: {
                dimension: string;
                value: number;
            }[];
        };
        TicketHappening: {
            event_id: string;
            withdrawn: boolean;
            current: components["schemas"]["TicketEventView"];
            earlier: components["schemas"]["TicketEventView"][];
            oddities: ("never_opened" | "before_opened" | "in_future" | "off_scale")[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alive: boolean;
                    };
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description First day */
                from?: string;
                /** @description Day after the last */
                to?: string;
                agent?: string;
                /** @description Team of the agent */
                team?: string;
                /** @description Skill group or hotline */
                queue?: string;
                /** @description Calls or chats */
                channel?: "voice" | "chat";
                /** @description Tag that a finding carries */
                tag?: string;
                /** @description With a finding, scored without one, without a score, or with something a person must judge */
                state?: "flagged" | "clean" | "unscored" | "review";
                /** @description Lowest score */
                score_min?: number;
                /** @description Highest score */
                score_max?: number;
                /** @description Part of a call id, an agent id or an agent name */
                q?: string;
                /** @description Newest call or lowest score first, or by how sure the least sure finding is: doubtful or sure ones first */
                sort?: "newest" | "lowest" | "doubtful" | "surest";
                /** @description How many to return, at most 200 */
                limit?: number;
                /** @description `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Call"];
                "application/x-ndjson": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listMonths: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getMonth: {
        parameters: {
            query?: {
                /** @description Team of the agents */
                team?: string;
                /** @description Skill group or hotline */
                queue?: string;
                /** @description Calls or chats */
                channel?: "voice" | "chat";
            };
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getFacets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getAgentMonth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent_id: string;
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listLimits: {
        parameters: {
            query?: {
                /** @description soon: due within a day; overdue: missed and still not done; missed: done late, too */
                state?: "soon" | "overdue" | "running" | "paused" | "missed" | "met";
                /** @description RFC 3339; now where it is left out */
                at?: string;
                /** @description YYYY-MM */
                month?: string;
                limit_id?: string;
                /** @description Who has to keep it */
                department?: string;
                /** @description Who has to keep it */
                agent?: string;
                /** @description Of the agent who has to keep it */
                team?: string;
                /** @description measured: only limits by which somebody is measured, neither on trial nor for the customer to keep */
                counting?: "all" | "measured";
                /** @description open: only of tickets that are not closed, cancelled or merged at that moment */
                tickets?: "all" | "open";
                /** @description How many to return, at most 200 */
                limit?: number;
                /** @description `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listDispleasures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispleasureReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getRatings: {
        parameters: {
            query?: {
                /** @description Team of whoever had the ticket */
                team?: string;
                /** @description Id of whoever had the ticket; empty for those that name nobody */
                agent?: string;
                /** @description A file in place of JSON; `csv` and `xlsx` hold every row */
                format?: "json" | "csv" | "xlsx";
                /** @description Of titles and codes in a file */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRatings: {
        parameters: {
            query?: {
                /** @description Team of whoever had the ticket */
                team?: string;
                /** @description Id of whoever had the ticket; empty for those that name nobody */
                agent?: string;
                /** @description What was rated; empty where the customer gave one number for all */
                dimension?: string;
                /** @description As the customer gave it */
                value?: number;
                /** @description Flagged: outside its scale, or of none */
                state?: "counted" | "satisfied" | "dissatisfied" | "flagged";
                /** @description How many to return, at most 200 */
                limit?: number;
                /** @description `next` of the page before */
                after?: string;
                /** @description A file in place of JSON; `csv` and `xlsx` hold every row */
                format?: "json" | "csv" | "xlsx";
                /** @description Of titles and codes in a file */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getComplaintRate: {
        parameters: {
            query: {
                /** @description First day */
                from: string;
                /** @description Day after the last */
                to: string;
                /** @description A file in place of JSON; `csv` and `xlsx` hold every row */
                format?: "json" | "csv" | "xlsx";
                /** @description Of titles and codes in a file */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintRateReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listRecordForms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordForms"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getRecord: {
        parameters: {
            query: {
                /** @description YYYY-MM */
                month: string;
                /** @description Department the rows are of */
                department?: string;
                /** @description How many to return, at most 200 */
                limit?: number;
                /** @description `next` of the page before */
                after?: string;
                /** @description A file in place of JSON; `csv` and `xlsx` hold every row */
                format?: "json" | "csv" | "xlsx";
                /** @description Of titles and codes in a file */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getJoined: {
        parameters: {
            query: {
                /** @description YYYY-MM */
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getAssessment: {
        parameters: {
            query?: {
                /** @description Team of the agents */
                team?: string;
                /** @description A file in place of JSON; `csv` and `xlsx` hold every row */
                format?: "json" | "csv" | "xlsx";
                /** @description Of titles and codes in a file */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getAssessmentSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessmentSheet"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getKpis: {
        parameters: {
            query?: {
                /** @description A file in place of JSON; `csv` and `xlsx` hold every row */
                format?: "json" | "csv" | "xlsx";
                /** @description Of titles and codes in a file */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiReport"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listChecklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listInspections: {
        parameters: {
            query?: {
                /** @description YYYY-MM */
                month?: string;
                agent?: string;
                /** @description Team */
                team?: string;
                /** @description Those that were withdrawn, too */
                withdrawn?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    enterInspection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectionDraft"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inspection"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    withdrawInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who withdraws it; kept with it */
                    who: string;
                    /**
                     * @description Why
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inspection"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listKpiEntries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiEntryList"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    enterKpi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KpiDraft"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiEntry"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    withdrawKpi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description YYYY-MM */
                month: string;
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who withdraws it; kept with it */
                    who: string;
                    /**
                     * @description Why
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiEntry"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description To be dealt with, in since a retry, or given up */
                state?: "open" | "retried" | "discarded";
                /** @description Why it was refused */
                reason?: string;
                /** @description Topic, request or file it came from */
                source?: string;
                /** @description How many to return, at most 200 */
                limit?: number;
                /** @description `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    retryDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who does it; kept in the history */
                    who: string;
                    /**
                     * @description Why
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who does it; kept in the history */
                    who: string;
                    /**
                     * @description Why
                     * @default
                     */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDetail"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postTicketEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketEvent"];
                "application/x-ndjson": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description Default Response */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
