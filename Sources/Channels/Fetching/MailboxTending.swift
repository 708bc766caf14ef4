import Basics
import Events
import Foundation
import Logging
import Mail
import People
import Store
import Synchronization

/// What a node needs to read mailboxes.
package struct FetchingTools: Sendable {
    let database: Database
    package let box: SecretBox
    let authority: MailServer.Authority
    let spool: URL
    package let troubles: UnwrittenTroubles
    let patience: Patience
    let logger: Logger

    var keys: MailboxKeys { MailboxKeys(database: database, box: box, authority: authority, patience: patience) }

    /// - Parameters:
    ///   - authority: whose certificates are believed.
    ///   - spool: a folder of ours, for letters too large to be held in memory.
    package init(
        database: Database,
        box: SecretBox,
        authority: MailServer.Authority = .system,
        spool: URL,
        troubles: UnwrittenTroubles = UnwrittenTroubles(),
        patience: Patience = Patience(),
        logger: Logger = Logger(label: "highrock.mail")
    ) {
        self.database = database
        self.box = box
        self.authority = authority
        self.spool = spool
        self.troubles = troubles
        self.patience = patience
        self.logger = logger
    }
}

/// Reads one mailbox, for as long as its task lives: stores all that lies there, then waits for news. Of several nodes one does it
/// at a time; should two, neither stores what the other has.
struct MailboxTending: Sendable {
    let mailbox: Mailbox
    let place: Mailbox.Place
    let tools: FetchingTools
    private let lease: Lease

    private static let leaseSpan = Duration.seconds(30)
    /// Between two looks at whether the lease is still ours.
    private static let watch = Duration.seconds(10)
    private static let breath = Duration.seconds(1)

    init?(_ mailbox: Mailbox, tools: FetchingTools) {
        guard mailbox.isOn, let place = mailbox.incoming else { return nil }
        self.mailbox = mailbox
        self.place = place
        self.tools = tools
        lease = Lease("mailbox \(mailbox.id)", for: Self.leaseSpan, in: tools.database)
    }

    /// Returns when its task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                try await waitUntilDue()
                guard let held = try await lease.take() else {
                    try await Task.sleep(for: Self.breath * 5)
                    continue
                }
                try await tend(holding: HeldLease(held))
            } catch is FetchOvertaken {
                // Another node was quicker: look anew at how far it is read.
            } catch MailFault.renumbered {
                // Its letters are looked through again at once.
            } catch {
                guard !Task.isCancelled else { return }
                await note(error)
            }
        }
    }

    /// Stores all that lies there now.
    /// - Returns: how many letters were new.
    @discardableResult
    func runOnce() async throws -> Int {
        try await withSession { folder in
            let before = try await stored()
            let mark = try await catchUp(folder, from: try await mark(in: folder))
            try await fetchWanted(from: folder, as: mark)
            return try await stored() - before
        }
    }

    private func stored() async throws -> Int {
        try await tools.database.read { try $0.fetching(of: mailbox.id) }?.fetched ?? 0
    }

    /// Whatever it ends by, another node may go on at once.
    private func tend(holding held: HeldLease) async throws {
        do {
            try await withSession { folder in
                var mark = try await mark(in: folder)
                while true {
                    mark = try await catchUp(folder, from: mark) { try await renew(held) }
                    try await fetchWanted(from: folder, as: mark)
                    try await noteChecked()
                    _ = try await folder.hasNews(within: Self.watch)
                    try await renew(held)
                }
            }
            try await lease.release(held.until)
        } catch {
            // One that can't be given back runs out by itself.
            try? await lease.release(held.until)
            throw error
        }
    }

    /// - Throws: `FetchOvertaken` when another node has the mailbox now.
    private func renew(_ held: HeldLease) async throws {
        guard held.until - tools.database.time.now < Self.leaseSpan - Self.watch / 2 else { return }
        guard let longer = try await lease.renew(held.until) else { throw FetchOvertaken() }
        held.until = longer
    }

    private func withSession<Answer: Sendable>(_ work: (OpenFolder) async throws -> Answer) async throws -> Answer {
        let session = try await tools.keys.open(mailbox) { credentials in
            guard let credentials else { throw MailboxRefusal.noSecret }
            return try await IMAPSession.open(
                place.server(tools.authority),
                as: credentials,
                patience: tools.patience
            )
        }
        do {
            let answer = try await work(try await session.open(FolderName(mailbox.folder)))
            await session.close()
            return answer
        } catch {
            await session.close()
            throw error
        }
    }

    /// A moment that lies further off than any pause was set by a clock that has been put right since.
    private func waitUntilDue() async throws {
        while let due = try await tools.database.read({ try $0.fetching(of: mailbox.id) })?.due {
            let left = due - tools.database.time.now
            guard left > .zero, left < FetchingPauses.longest * 2 else { return }
            try await Task.sleep(for: min(left, Self.breath))
        }
    }

    private func noteChecked() async throws {
        tools.troubles.set(nil, for: mailbox.id)
        try await tools.database.write { [id = mailbox.id] in try $0.noteChecked(id) }
    }

    /// Where it can't even be written down, the page of this node tells it all the same.
    private func note(_ error: any Error) async {
        let complaint = MailComplaint(of: error)
        tools.logger.warning(
            "a mailbox can't be read",
            metadata: ["mailbox": "\(mailbox.name)", "error": "\(Complaint.text(of: error))"]
        )
        let backoff = FetchingPauses.backoff(after: error)
        do {
            _ = try await tools.database.write { [id = mailbox.id] in try $0.noteTrouble(complaint, id, backoff) }
            tools.troubles.set(nil, for: mailbox.id)
        } catch {
            tools.troubles.set(complaint, for: mailbox.id)
            try? await Task.sleep(for: Self.breath * 5)
        }
    }
}

/// How long a mailbox is left alone after something went wrong with it.
enum FetchingPauses {
    static let longest = Duration.hours(1)

    /// What only a person can mend is tried seldom, or the server locks us out.
    static func backoff(after error: any Error) -> Backoff {
        let isPassing = (error as? MailFault)?.isPassing ?? (error is StorageFault)
        return isPassing
            ? Backoff(base: .seconds(2), limit: .minutes(5)) : Backoff(base: .minutes(1), limit: longest)
    }
}

extension MailComplaint {
    /// Of anything that can go wrong.
    init(of error: any Error) {
        self.init((error as? any Refusal) ?? MailboxRefusal.fault)
    }
}

/// Until when a lease is ours, as it is known while it is renewed again and again.
private final class HeldLease: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) {
        self.moment = Mutex(moment)
    }

    var until: Moment {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }
}
