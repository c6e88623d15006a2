/** Styles of the Element Plus components in use; the components themselves are imported where they stand. */
import 'element-plus/es/components/base/style/css.mjs'
import 'element-plus/es/components/button/style/css.mjs'
import 'element-plus/es/components/input/style/css.mjs'
import 'element-plus/es/components/select/style/css.mjs'
import 'element-plus/es/components/skeleton/style/css.mjs'
import 'element-plus/es/components/segmented/style/css.mjs'
