import Basics
import Store

/// A file that the house keeps: a raw letter, something that was attached to one. Its content lies in the database in pieces, so
/// that any node can give it away, a backup has it, and no file has to be held in memory whole.
package struct StoredFile: Sendable, Hashable {
    package typealias ID = Basics.ID<StoredFile>

    /// Of a piece, in bytes: large enough that a few make a file, small enough to lie about in memory for every reader.
    package static let pieceLength = 256 * 1024

    package let id: ID
    /// The name for whoever downloads it.
    package let name: String
    /// `type/subtype` (RFC 2046).
    package let mediaType: String
    /// In bytes.
    package let size: Int64
    /// Of the content as it lies in the database.
    package let sha256: [UInt8]
    package let made: Moment
    /// What its seal was made with; nil where the content lies open.
    let salt: [UInt8]?

    /// How many pieces it lies in.
    package var pieces: Int { Int((size + Int64(Self.pieceLength) - 1) / Int64(Self.pieceLength)) }
}

extension StoredFile: Record {
    /// Of files that are whole.
    package static let columns: SQL =
        "file.id, file.name, file.media_type, file.size, file.sha256, file.made, file.salt"

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        mediaType = try row.read()
        size = try row.read()
        sha256 = try row.read()
        made = try row.read()
        salt = try row.read()
    }
}

/// A small file that is there as bytes, to be kept in one transaction together with what it belongs to.
package struct NewFile: Sendable {
    package let name: String
    package let mediaType: String
    package let bytes: [UInt8]

    package init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = FileName.plain(name)
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// What can go wrong with a file that is kept.
package enum FileFault: Error, Equatable, Sendable {
    /// There is no such file, or it is not whole.
    case notFound
    /// Pieces are missing, or are not what they were.
    case damaged
    /// It can be read only with the house's key.
    case sealed
    /// What was to be kept is larger than it may be, in bytes.
    case tooLarge(limit: Int64)
    /// A file on this machine can't be read or written. With `errno`.
    case disk(Int32)
}

extension FileFault: Refusal {
    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .tooLarge: .tooLarge
        case .damaged, .sealed, .disk: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.file.not-found"
        case .damaged: "refusal.file.damaged"
        case .sealed: "refusal.file.sealed"
        case .tooLarge: "refusal.file.too-large"
        case .disk: "refusal.file.disk"
        }
    }

    package var details: [String: String] {
        if case .tooLarge(let limit) = self { ["limit": "\(max(1, limit / 1_048_576))"] } else { [:] }
    }
}
