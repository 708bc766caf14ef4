import Glibc

/// A file that only grows, by records that carry their length and checksum, so that a torn end is known as such.
struct RecordFile {
    private static let magic: UInt32 = 0x5245_4331
    let path: String
    private(set) var size: Int
    private let descriptor: Int32

    /// Opens it at a size; what lies behind is cut off.
    init(_ path: String, size: Int) throws(StorageFault) {
        self.path = path
        self.size = size
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .system(call: "open", file: path, code: errno) }
        guard ftruncate(descriptor, size) == 0, lseek(descriptor, size, SEEK_SET) == size else {
            close(descriptor)
            throw .system(call: "ftruncate", file: path, code: errno)
        }
    }

    /// Writes a record; if it can't be written whole, the file is as it was.
    mutating func append(_ payload: [UInt8]) throws(StorageFault) {
        var writer = ByteWriter()
        writer.write(Self.magic)
        writer.write(UInt32(payload.count))
        writer.write(Checksum.of(payload))
        let record = writer.bytes + payload
        do throws(StorageFault) {
            try record.span.bytes.withUnsafeBytes { (raw) throws(StorageFault) in
                try Disk.write(raw, to: descriptor, path)
            }
        } catch {
            ftruncate(descriptor, size)
            lseek(descriptor, size, SEEK_SET)
            throw error
        }
        size += record.count
    }

    func settle() throws(StorageFault) {
        guard fsync(descriptor) == 0 else { throw .system(call: "fsync", file: path, code: errno) }
    }

    func shut() { close(descriptor) }

    /// The records of a file that are whole, and how long it is up to the first that isn't.
    static func read(_ path: String) throws(StorageFault) -> (records: [[UInt8]], whole: Int, size: Int) {
        guard Disk.exists(path) else { return ([], 0, 0) }
        let bytes = try Disk.read(path)
        var reader = ByteReader(bytes)
        var (records, whole): ([[UInt8]], Int) = ([], 0)
        while reader.number(UInt32.self) == magic,
            let length = reader.number(UInt32.self),
            let checksum = reader.number(UInt64.self),
            let payload = reader.skip(Int(length)).map(Array.init),
            Checksum.of(payload) == checksum
        {
            records.append(payload)
            whole = reader.place
        }
        return (records, whole, bytes.count)
    }
}
