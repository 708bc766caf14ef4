import Foundation
import Glibc

/// The bytes of a segment, mapped from its file or kept in memory: written once, then only read, until nobody holds them.
final class SegmentBytes: @unchecked Sendable {
    let all: UnsafeRawBufferPointer
    private let isMapped: Bool
    /// Never null: an empty segment has its layout.
    let start: UnsafeRawPointer

    /// Maps a file, which may be unlinked or replaced then without harm.
    init(mapping file: String) throws(StorageFault) {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(call: "open", file: file, code: errno) }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .system(call: "fstat", file: file, code: errno) }
        let size = Int(facts.st_size)
        guard size > 0 else { throw .damaged(file: file) }
        let place = mmap(nil, size, PROT_READ, MAP_SHARED | MAP_POPULATE, descriptor, 0)
        guard let place, place != MAP_FAILED else { throw .system(call: "mmap", file: file, code: errno) }
        start = UnsafeRawPointer(place)
        all = UnsafeRawBufferPointer(start: place, count: size)
        isMapped = true
    }

    init(copying bytes: UnsafeRawBufferPointer) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        copy.copyMemory(from: bytes)
        start = UnsafeRawPointer(copy.baseAddress ?? UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))
        all = UnsafeRawBufferPointer(copy)
        isMapped = false
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: all.baseAddress), all.count)
        } else {
            all.deallocate()
        }
    }

    /// What a part of the segment holds, as numbers.
    func part<Number>(_ part: Part, of type: Number.Type) -> UnsafeBufferPointer<Number> {
        UnsafeRawBufferPointer(rebasing: all[part.offset..<part.offset + part.length]).bindMemory(to: type)
    }

    func isWhole(_ part: Part) -> Bool {
        guard part.offset >= 0, part.length >= 0, part.offset + part.length <= all.count else { return false }
        return Checksum.of(UnsafeRawBufferPointer(rebasing: all[part.offset..<part.offset + part.length]))
            == part.checksum
    }
}
