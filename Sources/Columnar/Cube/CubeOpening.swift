import Foundation
import Glibc

/// Reads what a folder holds of a cube.
struct CubeOpening {
    let folder: String
    let schema: Schema
    let lock: CubeLock
    var manifest: Manifest
    var lexicons: [Lexicon] = []
    var segments: [Segment] = []
    var young: [Segment] = []
    var damage: [StorageFault] = []
    var tornBytes = 0
    var position: Int64 = 0
    var logSize = 0

    init(_ folder: String, _ schema: Schema) throws(StorageFault) {
        self.folder = folder
        self.schema = schema
        try Disk.makeFolder(folder)
        lock = try CubeLock(folder)
        if let known = try Manifest.read(in: folder) {
            guard known.schema == schema else { throw .schemaDiffers }
            manifest = known
        } else {
            manifest = Manifest(schema)
            try manifest.save(in: folder)
        }
        position = manifest.position
        clear()
        for dimension in schema.dimensions.indices { try readLabels(dimension) }
        openSegments()
        try readLog()
    }

    static func labelFile(_ dimension: Int) -> String { "labels-\(dimension).labels" }
    static func logFile(_ serial: Int) -> String { "log-\(serial).facts" }
    static func segmentFile(_ serial: Int) -> String { "segment-\(serial).columns" }

    /// Removes what a crash left half-made, or unneeded: files that the manifest doesn't name.
    private func clear() {
        let known = Set(manifest.segments.map(\.name) + [Self.logFile(manifest.serial)])
        for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let isOurs = file.hasPrefix("segment-") || file.hasPrefix("log-")
            if isOurs, !known.contains(file) { unlink(folder + "/" + file) }
        }
    }

    /// Without its labels nothing of a cube can be told, so here damage is an error.
    private mutating func readLabels(_ dimension: Int) throws(StorageFault) {
        let lexicon = Lexicon()
        let file = folder + "/" + Self.labelFile(dimension)
        let wanted = manifest.labels[dimension].count
        for record in try RecordFile.read(file).records where lexicon.count < wanted {
            var (reader, labels) = (ByteReader(record), [Label]())
            while let label = reader.label() { labels.append(label) }
            _ = lexicon.encode(.labels(labels))
        }
        guard lexicon.count == wanted else { throw .damaged(file: file) }
        lexicons.append(lexicon)
    }

    private mutating func openSegments() {
        for known in manifest.segments {
            let path = folder + "/" + known.name
            do throws(StorageFault) {
                let segment = try Segment(opening: path, named: known.name)
                guard segment.rows == known.rows, fits(segment) else { throw .damaged(file: path) }
                segments.append(segment)
            } catch {
                damage.append(error)
            }
        }
    }

    /// Whether all its codes have labels and its columns are those of the schema.
    private func fits(_ segment: Segment) -> Bool {
        let layout = segment.layout
        guard layout.dimensions.count == lexicons.count, layout.measures.count == schema.measures.count else {
            return false
        }
        return zip(layout.dimensions, lexicons).allSatisfy { layout.rows == 0 || Int($0.greatest) < $1.count }
            && zip(layout.measures, schema.measures).allSatisfy { $0.kind == $1.kind }
    }

    private mutating func readLog() throws(StorageFault) {
        let log = try RecordFile.read(folder + "/" + Self.logFile(manifest.serial))
        logSize = log.whole
        tornBytes = log.size - log.whole
        for record in log.records {
            var reader = ByteReader(record)
            guard let reached = reader.number(Int64.self), let batch = FactBatch(from: &reader, schema) else {
                throw .unreadable(file: Self.logFile(manifest.serial))
            }
            young.append(Segment.young(of: batch, lexicons, schema))
            Tiers.merge(&young, schema)
            position = reached
        }
    }
}

extension Segment {
    static func young(of batch: FactBatch, _ lexicons: [Lexicon], _ schema: Schema) -> Segment {
        let codes = zip(lexicons, batch.labels).map { $0.encode($1) }
        return young(batch.instants, codes, batch.values.map { RawValues($0) }, schema)
    }
}
