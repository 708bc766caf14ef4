import CPostgres
import Store

/// The values of a statement as libpq takes them: binary, in network byte order, so that neither side parses.
struct Parameters: ~Copyable {
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    /// Where each value lies in `bytes`; nil is NULL.
    private var places: [Range<Int>?] = []

    init(_ values: [SQLValue]) {
        types.reserveCapacity(values.count)
        places.reserveCapacity(values.count)
        bytes.reserveCapacity(values.count * 16)
        for value in values { append(value) }
        // So that an empty value at the end has an address too: no address would mean NULL.
        bytes.append(0)
    }

    private mutating func append(_ value: SQLValue) {
        let start = bytes.count
        types.append(value.type)
        switch value {
        case .null:
            places.append(nil)
            return
        case .integer(let number): append(bits: UInt64(bitPattern: number))
        case .real(let number): append(bits: number.bitPattern)
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .blob(let blob): bytes.append(contentsOf: blob)
        }
        places.append(start..<bytes.count)
    }

    private mutating func append(bits: UInt64) {
        withUnsafeBytes(of: bits.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// The four arrays of `PQsendQueryPrepared`: how many, where, how long, in which format.
    borrowing func withArrays(
        _ body: (CInt, [UnsafePointer<CChar>?], [CInt], [CInt]) -> CInt
    ) -> CInt {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            return body(
                CInt(places.count),
                places.map { place in place.flatMap { start?.advanced(by: $0.lowerBound) } },
                places.map { CInt($0?.count ?? 0) },
                Array(repeating: 1, count: places.count)
            )
        }
    }
}

extension SQLValue {
    /// The server's number for the type; 0 lets it find out.
    fileprivate var type: Oid {
        switch self {
        case .null: 0
        case .integer: 20
        case .real: 701
        case .text: 25
        case .blob: 17
        }
    }
}
