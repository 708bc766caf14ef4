import CMime
import Foundation

/// Carries blocks of bytes from C to a Swift closure, and what the closure throws back.
final class Drain {
    private let take: (UnsafeRawBufferPointer) throws -> Void
    private var failure: (any Error)?

    private init(_ take: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.take = take
    }

    static func run(
        _ take: (UnsafeRawBufferPointer) throws -> Void,
        _ write: (mime_sink, UnsafeMutableRawPointer) -> Int32
    ) throws {
        try withoutActuallyEscaping(take) { take in
            let drain = Drain(take)
            let outcome = write(
                { context, bytes, count in
                    guard let context else { return 1 }
                    return Unmanaged<Drain>.fromOpaque(context).takeUnretainedValue()
                        .accept(UnsafeRawBufferPointer(start: bytes, count: count))
                },
                Unmanaged.passUnretained(drain).toOpaque()
            )
            if let failure = drain.failure { throw failure }
            if outcome != 0 { throw ReadingFault.unreadable(errno) }
        }
    }

    private func accept(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        do {
            try take(bytes)
            return 0
        } catch {
            failure = error
            return 1
        }
    }
}
