import Glibc

/// Takes the bytes of a segment, part after part.
protocol SegmentSink: ~Copyable {
    var count: Int { get }
    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(StorageFault)
}

extension SegmentSink where Self: ~Copyable {
    /// Writes a part at a place that any number may stand on.
    mutating func write<Number: BitwiseCopyable>(_ numbers: [Number]) throws(StorageFault) -> Part {
        try pad()
        let offset = count
        let bytes = numbers.span.bytes
        return try bytes.withUnsafeBytes { (raw) throws(StorageFault) in
            try append(raw)
            return Part(offset: offset, length: raw.count, checksum: Checksum.of(raw))
        }
    }

    private mutating func pad() throws(StorageFault) {
        let missing = (64 - count % 64) % 64
        guard missing > 0 else { return }
        let zeros = [UInt8](repeating: 0, count: missing)
        try zeros.span.bytes.withUnsafeBytes { (raw) throws(StorageFault) in try append(raw) }
    }
}

/// Keeps a young segment in memory.
struct MemorySink: SegmentSink {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func append(_ more: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: more)
    }
}

/// Writes a segment's file, which counts for nothing until the manifest names it.
struct FileSink: SegmentSink, ~Copyable {
    let path: String
    private let descriptor: Int32
    private(set) var count = 0

    init(_ path: String) throws(StorageFault) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .system(call: "open", file: path, code: errno) }
    }

    deinit { close(descriptor) }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
        try Disk.write(bytes, to: descriptor, path)
        count += bytes.count
    }

    /// Returns when the disk has it.
    func settle() throws(StorageFault) {
        guard fsync(descriptor) == 0 else { throw .system(call: "fsync", file: path, code: errno) }
    }
}
