import CPostgres
import Foundation
import Store

/// A result that has arrived, read row by row. Values come as text, because a sum of integers is a `numeric`, whose binary
/// form is its own science.
final class Rows: Columns {
    private let result: OpaquePointer
    private var row: CInt = 0
    let count: Int

    /// Takes the result over.
    init(_ result: OpaquePointer) {
        self.result = result
        count = Int(PQntuples(result))
    }

    deinit {
        PQclear(result)
    }

    /// Nil when the server did what it was asked for.
    var failure: Failure? {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: nil
        default: Failure(result)
        }
    }

    /// How many rows a statement changed; a query changes none.
    var changed: Int {
        guard let tag = PQcmdStatus(result), tag.pointee != CChar(UInt8(ascii: "S")) else { return 0 }
        guard let count = PQcmdTuples(result) else { return 0 }
        return Int(atoll(count))
    }

    /// What the server says that it did: `COMMIT`, `ROLLBACK`.
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    func each(_ body: (any Columns) throws -> Void) rethrows {
        for row in 0..<count {
            self.row = CInt(row)
            try body(self)
        }
    }

    func isNull(at index: Int) -> Bool {
        PQgetisnull(result, row, CInt(index)) != 0
    }

    func integer(at index: Int) -> Int64 {
        guard let text = PQgetvalue(result, row, CInt(index)) else { return 0 }
        // What SQLite counts as 1 and 0 is a truth value here.
        if text.pointee == CChar(UInt8(ascii: "t")) { return 1 }
        return atoll(text)
    }

    func real(at index: Int) -> Double {
        PQgetvalue(result, row, CInt(index)).map { strtod($0, nil) } ?? 0
    }

    func text(at index: Int) -> String {
        String(decoding: bytes(at: index), as: UTF8.self)
    }

    /// Bytes come as `\x` and two hexadecimal digits for each.
    func blob(at index: Int) -> [UInt8] {
        let digits = bytes(at: index).dropFirst(2)
        return stride(from: digits.startIndex, to: digits.endIndex - 1, by: 2).map { place in
            Self.value(of: digits[place]) << 4 | Self.value(of: digits[place + 1])
        }
    }

    private func bytes(at index: Int) -> UnsafeBufferPointer<UInt8> {
        let count = Int(PQgetlength(result, row, CInt(index)))
        let start = UnsafeRawPointer(PQgetvalue(result, row, CInt(index)))?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: count)
    }

    private static func value(of digit: UInt8) -> UInt8 {
        digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
    }
}
