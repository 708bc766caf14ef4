import Basics
import Events
import Files
import Foundation
import People
import Store

/// A file of clients on its way into the book, and how far it has come. It can be stopped at any point and goes on from there.
package struct ClientImport: Sendable, Hashable {
    package typealias ID = Basics.ID<ClientImport>

    package let id: ID
    /// Kept until it is done.
    package let file: StoredFile.ID?
    package let fileName: String
    package let format: ImportFormat
    /// Of the file, in bytes.
    package let size: Int64
    package let plan: ImportPlan
    package let state: State
    /// Bytes to be read in all, and read so far, of the file or its copy in UTF-8.
    package let whole: Int64
    package let reached: Int64
    let reachedLine: Int
    package let rows: Int
    package let added: Int
    package let completed: Int
    package let unchanged: Int
    package let remarked: Int
    package let rejected: Int
    /// Why it could not go on.
    package let complaint: String?
    package let madeBy: Person.ID?
    package let made: Moment
    package let begun: Moment?
    package let ended: Moment?

    package enum State: String, CaseIterable, Codable, Sendable, Storable {
        /// It waits for somebody to say what its columns are.
        case draft
        case running
        case stopped
        case failed
        case done

        package var name: TextKey { TextKey("client-import.state.\(rawValue)") }
    }

    package var subject: Event.Subject { Event.Subject(.clientImport, id) }

    /// In thousandths.
    package var share: Int { whole > 0 ? Int(reached * 1000 / whole) : state == .done ? 1000 : 0 }

    /// Rows that have something to tell in the file of rejected rows.
    package var hasComplaints: Bool { rejected + remarked > 0 }

    var place: ImportPlace? { reached > 0 ? ImportPlace(offset: reached, line: reachedLine) : nil }
}

extension ClientImport: Record {
    package static let columns: SQL = """
        client_import.id, client_import.file, client_import.file_name, client_import.format, client_import.size,
        client_import.plan, client_import.state, client_import.whole, client_import.reached, client_import.reached_line,
        client_import.row_count, client_import.added, client_import.completed, client_import.unchanged,
        client_import.remarked, client_import.rejected, client_import.complaint, client_import.made_by,
        client_import.made, client_import.begun, client_import.ended
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        file = try row.read()
        fileName = try row.read()
        format = try row.read()
        size = try row.read()
        plan = try ImportPlan(kept: try row.read())
        state = try row.read()
        whole = try row.read()
        reached = try row.read()
        reachedLine = try row.read()
        rows = try row.read()
        added = try row.read()
        completed = try row.read()
        unchanged = try row.read()
        remarked = try row.read()
        rejected = try row.read()
        complaint = try row.read()
        madeBy = try row.read()
        made = try row.read()
        begun = try row.read()
        ended = try row.read()
    }
}

extension ImportFormat: Storable {}

extension ImportPlan {
    /// As it is kept in the database and in files of mappings.
    package init(kept text: String) throws {
        self = try JSONDecoder().decode(ImportPlan.self, from: Data(text.utf8))
    }

    package var kept: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
