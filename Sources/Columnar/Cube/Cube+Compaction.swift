import Glibc
import Synchronization

// Many small files become few.
extension Cube {
    /// So many facts a segment may hold.
    static let greatestSegment = 1 << 24

    /// Joins neighbouring segments as far as their length allows. Questions and feeding go on meanwhile; if the disk is full, the cube
    /// stays as it was.
    package func compact() throws(StorageFault) {
        try seal()
        try compacting.withLock { (_) throws(StorageFault) in
            for group in groups(writer.withLock { $0.sealed }) where group.count > 1 { try join(group) }
        }
    }

    private func groups(_ sealed: [Segment]) -> [[Segment]] {
        var groups: [[Segment]] = []
        var room = 0
        for segment in sealed {
            if segment.rows > room {
                groups.append([])
                room = Self.greatestSegment
            }
            groups[groups.count - 1].append(segment)
            room -= segment.rows
        }
        return groups
    }

    private func join(_ group: [Segment]) throws(StorageFault) {
        let name =
            "segment-"
            + group.compactMap(\.file).map { $0.split { !$0.isNumber }.joined(separator: "+") }
            .joined(separator: "+").hashed + ".columns"
        let path = folder + "/" + name
        do throws(StorageFault) {
            try Segment.write(joining: group, schema, to: path)
            let joined = try Segment(opening: path, named: name)
            try writer.withLock { (writer) throws(StorageFault) in
                try writer.replace(group, with: joined)
                publish(writer)
            }
        } catch {
            unlink(path)
            throw error
        }
    }
}

extension String {
    /// A short name for a long one.
    fileprivate var hashed: String { String(Checksum.of([UInt8](utf8)), radix: 16) }
}
