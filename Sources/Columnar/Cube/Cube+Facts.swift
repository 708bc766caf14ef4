import Synchronization

// Facts that come.
extension Cube {
    /// Takes facts; they are seen by questions that begin after. A crash of the machine may lose the latest, and `position` then tells
    /// from where to feed them again; none is ever there twice or in part.
    /// - Parameter position: how far into the source the cube has got with them.
    package func append(_ batch: FactBatch, reaching position: Int64) throws {
        try batch.check(against: schema)
        guard batch.count > 0 else { return }
        try writer.withLock { (writer) throws(StorageFault) in
            try writer.append(batch, reaching: position, lexicons)
            publish(writer)
            guard writer.youngRows >= CubeWriter.sealing else { return }
            try writer.seal(lexicons)
            publish(writer)
        }
    }

    /// Takes many facts at once, by the million: faster than `append`, and on the disk when it returns.
    package func load(_ batch: FactBatch, reaching position: Int64) throws {
        try batch.check(against: schema)
        guard batch.count > 0 else { return }
        try writer.withLock { (writer) throws(StorageFault) in
            try writer.load(batch, reaching: position, lexicons)
            publish(writer)
        }
    }

    /// Puts all facts that came into files, so that opening needn't read them from the log.
    package func seal() throws(StorageFault) {
        try writer.withLock { (writer) throws(StorageFault) in
            try writer.seal(lexicons)
            publish(writer)
        }
    }
}
