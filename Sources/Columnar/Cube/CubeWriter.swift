import Glibc

/// What one at a time may change of a cube.
struct CubeWriter {
    private let folder: String
    private let schema: Schema
    private var manifest: Manifest
    private var log: RecordFile
    private var labels: [RecordFile]
    private(set) var sealed: [Segment]
    private(set) var young: [Segment]
    private(set) var position: Int64

    /// Young facts are sealed in a file when there are so many.
    static let sealing = 1 << 19

    init(_ opening: CubeOpening) throws(StorageFault) {
        folder = opening.folder
        schema = opening.schema
        manifest = opening.manifest
        sealed = opening.segments
        young = opening.young
        position = opening.position
        log = try RecordFile(folder + "/" + CubeOpening.logFile(manifest.serial), size: opening.logSize)
        labels = []
        for (dimension, file) in manifest.labels.enumerated() {
            labels.append(try RecordFile(folder + "/" + CubeOpening.labelFile(dimension), size: file.size))
        }
    }

    var youngRows: Int { young.reduce(0) { $0 + $1.rows } }

    mutating func append(
        _ batch: FactBatch,
        reaching position: Int64,
        _ lexicons: [Lexicon]
    ) throws(StorageFault) {
        var writer = ByteWriter()
        writer.write(position)
        batch.write(to: &writer)
        try log.append(writer.bytes)
        self.position = position
        young.append(Segment.young(of: batch, lexicons, schema))
        Tiers.merge(&young, schema)
    }

    /// Puts young facts into a file.
    mutating func seal(_ lexicons: [Lexicon]) throws(StorageFault) {
        guard !young.isEmpty else { return }
        let (young, schema) = (young, schema)
        try adopt(lexicons) { (path) throws(StorageFault) in try Segment.write(joining: young, schema, to: path) }
    }

    /// Writes facts into a file without the way through the log.
    mutating func load(_ batch: FactBatch, reaching position: Int64, _ lexicons: [Lexicon]) throws(StorageFault) {
        try seal(lexicons)
        let before = self.position
        self.position = position
        do throws(StorageFault) {
            let schema = schema
            let codes = zip(lexicons, batch.labels).map { $0.encode($1) }
            let values = batch.values.map { RawValues($0) }
            try adopt(lexicons) { (path) throws(StorageFault) in
                try Segment.write(batch.instants, codes, values, schema, to: path)
            }
        } catch {
            self.position = before
            throw error
        }
    }

    private mutating func adopt(
        _ lexicons: [Lexicon],
        _ write: (_ path: String) throws(StorageFault) -> Void
    ) throws(StorageFault) {
        var next = manifest
        next.serial += 1
        let name = CubeOpening.segmentFile(next.serial)
        let path = folder + "/" + name
        do throws(StorageFault) {
            try write(path)
        } catch {
            unlink(path)
            throw error
        }
        let segment = try Segment(opening: path, named: name)
        next.segments.append(.init(name: name, size: segment.bytes.all.count, rows: segment.rows))
        next.position = position
        try keepLabels(lexicons, &next)
        try begin(next)
        sealed.append(segment)
        young = []
    }

    private mutating func keepLabels(_ lexicons: [Lexicon], _ next: inout Manifest) throws(StorageFault) {
        for (dimension, lexicon) in lexicons.enumerated() {
            let fresh = lexicon.labels(from: manifest.labels[dimension].count)
            guard !fresh.isEmpty else { continue }
            var writer = ByteWriter()
            for label in fresh { writer.write(label) }
            try labels[dimension].append(writer.bytes)
            try labels[dimension].settle()
            next.labels[dimension] = .init(
                count: manifest.labels[dimension].count + fresh.count,
                size: labels[dimension].size
            )
        }
    }

    /// Goes on from another state: an empty log first, then the manifest that names it.
    private mutating func begin(_ next: Manifest) throws(StorageFault) {
        let fresh = try RecordFile(folder + "/" + CubeOpening.logFile(next.serial), size: 0)
        do throws(StorageFault) {
            try next.save(in: folder)
        } catch {
            fresh.shut()
            throw error
        }
        log.shut()
        unlink(log.path)
        log = fresh
        manifest = next
    }

    func shut() {
        log.shut()
        for file in labels { file.shut() }
    }
}

extension CubeWriter {
    /// Puts one segment in the place of several that it was made of.
    mutating func replace(_ old: [Segment], with new: Segment) throws(StorageFault) {
        let names = Set(old.compactMap(\.file))
        guard let name = new.file,
            let first = sealed.firstIndex(where: { $0 === old.first }),
            let place = manifest.segments.firstIndex(where: { names.contains($0.name) })
        else { return }
        var next = manifest
        next.segments.removeAll { names.contains($0.name) }
        next.segments.insert(.init(name: name, size: new.bytes.all.count, rows: new.rows), at: place)
        try next.save(in: folder)
        manifest = next
        sealed.replaceSubrange(first..<first + old.count, with: [new])
        for segment in old { segment.file.map { _ = unlink(folder + "/" + $0) } }
    }
}
