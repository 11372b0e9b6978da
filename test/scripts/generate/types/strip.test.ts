import { expect, it } from '@jest/globals'
import { stripGir } from '../../../../scripts/generate/types/strip.js'

it('stripGir() keeps names and types, and no prose', () => {
  const gir = `<?xml version="1.0"?>
<!-- made by a tool -->
<repository>
  <doc:format name="unknown"/>
  <method name="map"
          version="1.2">
    <doc xml:space="preserve" filename="a.c"
         line="1">Maps &lt;it&gt;.
Twice.</doc>
    <source-position filename="a.h" line="2"/>
  </method>
</repository>
`
  expect(stripGir(gir)).toBe(`<?xml version="1.0"?>
<repository>
  <method name="map" version="1.2">
  </method>
</repository>
`)
})
