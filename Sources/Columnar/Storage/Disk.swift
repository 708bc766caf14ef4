import Foundation
import Glibc

/// The few things that a cube asks of a file system.
enum Disk {
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ file: String) throws(StorageFault) {
        var rest = bytes
        while !rest.isEmpty {
            let done = Glibc.write(descriptor, rest.baseAddress, rest.count)
            guard done >= 0 || errno == EINTR else { throw .system(call: "write", file: file, code: errno) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, done)))
        }
    }

    /// Puts a file in the place of another: after a crash there is the one or the other, whole.
    static func replace(_ file: String, with bytes: [UInt8]) throws(StorageFault) {
        let fresh = file + ".new"
        try create(fresh, with: bytes)
        guard rename(fresh, file) == 0 else { throw .system(call: "rename", file: file, code: errno) }
        try settle(folder: (file as NSString).deletingLastPathComponent)
    }

    private static func create(_ file: String, with bytes: [UInt8]) throws(StorageFault) {
        var sink = try FileSink(file)
        try bytes.span.bytes.withUnsafeBytes { (raw) throws(StorageFault) in try sink.append(raw) }
        try sink.settle()
    }

    /// Makes the names in a folder last.
    static func settle(folder: String) throws(StorageFault) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(call: "open", file: folder, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(call: "fsync", file: folder, code: errno) }
    }

    static func read(_ file: String) throws(StorageFault) -> [UInt8] {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(call: "open", file: file, code: errno) }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .system(call: "fstat", file: file, code: errno) }
        let size = Int(facts.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, filled in
            while filled < size {
                let done = Glibc.read(descriptor, room.baseAddress.map { $0 + filled }, size - filled)
                if done > 0 {
                    filled += done
                } else if done == 0 {
                    break
                } else if errno != EINTR {
                    failure = errno; break
                }
            }
        }
        guard failure == 0 else { throw .system(call: "read", file: file, code: failure) }
        return bytes
    }

    static func exists(_ file: String) -> Bool { access(file, F_OK) == 0 }

    static func makeFolder(_ folder: String) throws(StorageFault) {
        guard mkdir(folder, 0o750) == 0 || errno == EEXIST else {
            throw .system(call: "mkdir", file: folder, code: errno)
        }
    }
}
