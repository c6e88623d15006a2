import kafkajs from 'kafkajs'

/** Creates a topic and waits until the broker asked knows it; kafkajs' own wait gives up where one is behind. */
export async function createTopic(brokers: string[], topic: kafkajs.ITopicConfig): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
  await admin.connect()
  await admin.createTopics({ topics: [topic], waitForLeaders: false })
  while (!(await isKnown(admin, topic.topic))) await new Promise((again) => setTimeout(again, 50))
  await admin.disconnect()
}

async function isKnown(admin: kafkajs.Admin, topic: string): Promise<boolean> {
  return admin.fetchTopicMetadata({ topics: [topic] }).then(
    () => true,
    () => false,
  )
}
