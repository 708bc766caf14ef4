import Foundation
import Synchronization

/// Facts that no longer change: columns over bytes, in time order.
final class Segment: Sendable {
    let bytes: SegmentBytes
    let layout: SegmentLayout
    /// The name of its file; nil while it is young and only in memory and log.
    let file: String?
    /// What was made of it because questions asked for it.
    let indexes = SegmentIndexes()

    var rows: Int { layout.rows }

    private init(_ bytes: SegmentBytes, _ layout: SegmentLayout, file: String?) {
        self.bytes = bytes
        self.layout = layout
        self.file = file
    }

    /// A young segment.
    convenience init(_ written: MemorySink, _ layout: SegmentLayout) {
        self.init(written.bytes.withUnsafeBytes { SegmentBytes(copying: $0) }, layout, file: nil)
    }

    /// Opens a file and reads all of it once: whatever isn't as it was written is found here.
    convenience init(opening file: String, named name: String) throws(StorageFault) {
        let bytes = try SegmentBytes(mapping: file)
        let layout = try Self.layout(of: bytes, file)
        guard layout.parts.allSatisfy(bytes.isWhole) else { throw .damaged(file: file) }
        self.init(bytes, layout, file: name)
    }

    private static func layout(of bytes: SegmentBytes, _ file: String) throws(StorageFault) -> SegmentLayout {
        let size = bytes.all.count
        guard size >= 32 else { throw .damaged(file: file) }
        let end = bytes.part(Part(offset: size - 32, length: 32), of: UInt64.self)
        guard end[3] == SegmentWriter.magic, end[0] <= size, end[1] <= size else { throw .damaged(file: file) }
        let part = Part(offset: Int(end[0]), length: Int(end[1]), checksum: end[2])
        guard bytes.isWhole(part) else { throw .damaged(file: file) }
        let text = Data(bytes.part(part, of: UInt8.self))
        guard let layout = try? JSONDecoder().decode(SegmentLayout.self, from: text) else {
            throw .unreadable(file: file)
        }
        guard layout.version == SegmentLayout.version else { throw .unreadable(file: file) }
        return layout
    }
}

// Its columns, as they lie.
extension Segment {
    func codes(_ dimension: Int) -> CodeView {
        let layout = layout.dimensions[dimension]
        return CodeView(
            base: bytes.start + layout.codes.offset,
            width: layout.width,
            zones: bytes.part(layout.zones, of: Zone.self)
        )
    }

    func values(_ measure: Int) -> ValueView {
        let layout = layout.measures[measure]
        return ValueView(
            layout: layout,
            base: bytes.start + layout.values.offset,
            presence: layout.presence.flatMap { bytes.part($0, of: UInt64.self).baseAddress },
            ranks: layout.ranks.flatMap { bytes.part($0, of: UInt32.self).baseAddress },
            zones: bytes.part(layout.zones, of: Zone.self)
        )
    }

    var time: TimeView {
        TimeView(
            runs: bytes.part(layout.runs, of: TimeRun.self),
            offsets: bytes.start + layout.offsets.offset,
            width: layout.offsetWidth,
            rows: rows
        )
    }
}
