import Basics
import CallCenter
import Events
import Foundation
import Logging
import People
import Store
import Telephony

/// Writes what the exchange has to know of people's phones, and has it read that anew when it has changed.
struct PhoneSheets: Sendable {
    private let folder: URL
    private let database: Database
    private let box: SecretBox
    private let logger: Logger
    private let disk = BlockingPool(label: "highrock.phone-sheets")

    init(in folder: URL, _ database: Database, box: SecretBox, logger: Logger) {
        self.folder = folder
        self.database = database
        self.box = box
        self.logger = logger
    }

    private enum Sheet: String, CaseIterable {
        case phones = "phones.conf"
        /// Of the plain queue that serves calls while nobody listens.
        case members = "members.conf"

        var part: ExchangePart { self == .phones ? .phones : .queues }

        func text(of accounts: [PhoneAccount]) -> String {
            self == .phones ? PjsipSheet.text(of: accounts) : QueueMembersSheet.text(of: accounts.map(\.phone))
        }
    }

    /// What nobody announces: somebody has left, the exchange could not be told.
    private static let safetyNet = Duration.seconds(10)

    /// Works until the task is cancelled.
    func keep(for line: ExchangeLine) async {
        let bell = Bell([.phones], every: Self.safetyNet, in: database)
        // An exchange that was here before may have read something older.
        var untold = Set(Sheet.allCases)
        for await _ in bell.rings {
            do {
                untold.formUnion(try await write())
                for sheet in untold.sorted(by: { $0.rawValue > $1.rawValue }) {
                    try await line.reload(sheet.part)
                    untold.remove(sheet)
                }
            } catch let fault as TelephonyFault where fault.isOfTheWire {
                // It reads them by itself when it comes back; it is told again all the same.
            } catch {
                logger.error("phones could not be written for the exchange", metadata: ["fault": "\(error)"])
            }
            if Task.isCancelled { break }
        }
        bell.silence()
    }

    /// - Returns: what has changed.
    private func write() async throws -> [Sheet] {
        let accounts = try await database.read { [box] in try $0.phoneAccounts(box: box) }
        return try await disk.run { [self] in try Sheet.allCases.filter { try write($0, accounts) } }
    }

    /// - Returns: whether it has changed.
    private func write(_ sheet: Sheet, _ accounts: [PhoneAccount]) throws -> Bool {
        let (file, text) = (folder.appending(path: sheet.rawValue), Data(sheet.text(of: accounts).utf8))
        guard (try? Data(contentsOf: file)) != text else { return false }
        let draft = folder.appending(path: ".\(sheet.rawValue)")
        let manager = FileManager.default
        // It holds passwords: for whoever the folder belongs to, as whom the exchange runs, and nobody else.
        guard manager.createFile(atPath: draft.path, contents: text, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let owner = try manager.attributesOfItem(atPath: folder.path)[.ownerAccountID]
        if let owner { try manager.setAttributes([.ownerAccountID: owner], ofItemAtPath: draft.path) }
        guard rename(draft.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        return true
    }
}
