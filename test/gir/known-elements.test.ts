import { expect, it } from '@jest/globals'
import { assertKnownElements } from '../../src/gir/known-elements.js'

it('assertKnownElements() accepts all elements that the reader reads', () => {
  const method = { $: { name: 'map' }, 'return-value': [{ type: [{ $: { name: 'none' } }] }] }
  expect(() => {
    assertKnownElements('record', { $: { name: 'Memory' }, method: [method] })
  }).not.toThrow()
})

it('assertKnownElements() stops at an element that it does not know, and names it', () => {
  const repository = {
    namespace: [{ $: { name: 'Gst' }, record: [{ $: { name: 'Memory' }, gadget: [{}] }] }],
  }
  expect(() => {
    assertKnownElements('repository', repository)
  }).toThrow('Unknown GIR element <gadget> in <record> Gst.Memory')
})
