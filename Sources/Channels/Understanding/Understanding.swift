import Basics
import Clients
import Desk
import Events
import Mail
import People
import Store

/// Makes of letters that were read what they are about: interactions on clients' timelines, cases that go on or open. All in one
/// transaction and in few statements; a letter that was understood before is passed over, so it may be done again.
struct Understanding {
    let tx: Transaction
    private let departments: [Mailbox.ID: Department.ID]

    init(_ tx: Transaction) throws {
        self.tx = tx
        let pairs = try tx.mailboxes().compactMap { box in box.department.map { (box.id, $0) } }
        departments = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// - Returns: how many it took in.
    @discardableResult
    func take(_ letters: [ReadLetter]) throws -> Int {
        let waiting = try tx.waiting(letters.map(\.kept.id))
        let fresh = letters.filter { waiting.contains($0.kept.id) }
        guard !fresh.isEmpty else { return 0 }
        let copies = try Copies(among: fresh, in: tx)
        let (known, nameless) = (
            copies.firsts.filter { $0.sender != nil }, copies.firsts.filter { $0.sender == nil }
        )
        for letter in nameless { try setAside(letter, .noSender) }
        var threads = try Threads(of: known, in: tx)
        for wave in Waves.split(known) { try take(wave, &threads) }
        try keepHeads(of: copies.firsts)
        try markAddresses(copies.firsts)
        try tx.note(copies)
        try keepHeads(of: copies.copies.map(\.letter))
        return fresh.count
    }

    /// Letters of which none follows another.
    private func take(_ wave: [ReadLetter], _ threads: inout Threads) throws {
        let book = ClientBook(tx, .program)
        let matches = try book.match(wave.compactMap(\.sender))
        var opening: [Opening] = []
        var showing: [(letter: ReadLetter, arrival: Arrival)] = []
        var filing: [(letter: ReadLetter, known: Known?)] = []
        for (letter, match) in zip(wave, matches) {
            let named = try threads.named(by: letter) { try tx.takesPart(letter.kept.sender, in: $0) }
            switch Handling(of: letter.word, from: match.standing, naming: named, at: letter.came) {
            case .shows(let ids):
                for id in ids {
                    guard let found = threads.cases[id] else { continue }
                    showing.append((letter, letter.arrival(of: match.contact(of: found.client), about: found)))
                }
                try tie(ids)
            case .opens(let link): opening.append(Opening(letter: letter, link: link))
            case .files: filing.append((letter, try concerned(by: letter) ?? match.likeliest))
            case .setsAside(let reason): try setAside(letter, reason)
            }
        }
        try show(showing, &threads)
        try open(opening, book, &threads)
        try file(filing, book)
    }

    /// Whoever reads a letter on one case learns that it is on the others as well.
    private func tie(_ ids: [Case.ID]) throws {
        guard let first = ids.first else { return }
        for other in ids.dropFirst() { try CaseDesk(tx, .program).link(CaseLink(first, .related, other)) }
    }

    private struct Opening {
        let letter: ReadLetter
        let link: Handling.Link?
    }

    private func show(_ showing: [(letter: ReadLetter, arrival: Arrival)], _ threads: inout Threads) throws {
        guard !showing.isEmpty else { return }
        let (interactions, cases) = try CaseDesk(tx, .program).receive(showing.map(\.arrival))
        try tx.link(zip(interactions, showing).map { (interaction: $0.id, letter: $1.letter.kept.id) })
        for (letter, arrival) in showing { threads.add(letter, to: [arrival.about].compactMap(\.self)) }
        for changed in cases { threads.note(changed) }
    }

    private func open(_ opening: [Opening], _ book: ClientBook, _ threads: inout Threads) throws {
        guard !opening.isEmpty else { return }
        let senders = opening.compactMap { each in each.letter.sender.map { ($0, each.letter.language) } }
        let known = try book.findOrProvisional(senders)
        let desk = CaseDesk(tx, .program)
        let begun = try desk.begin(
            zip(opening, known).map { ($0.letter.newCase(of: $1, department: department(of: $0.letter)), by: $1.actor) }
        )
        try tx.link(zip(begun, opening).map { (interaction: $0.interaction.id, letter: $1.letter.kept.id) })
        for (begun, each) in zip(begun, opening) {
            threads.add(each.letter, to: [begun.case])
            if let link = each.link { try desk.link(CaseLink(begun.case.id, link.kind, link.other)) }
        }
    }

    private func file(_ filing: [(letter: ReadLetter, known: Known?)], _ book: ClientBook) throws {
        guard !filing.isEmpty else { return }
        let unknown = filing.filter { $0.known == nil }
        let made = try book.findOrProvisional(
            unknown.compactMap { each in each.letter.sender.map { ($0, each.letter.language) } }
        )
        var rest = made.makeIterator()
        let arrivals = filing.compactMap { each in
            (each.known ?? rest.next()).map { each.letter.arrival(of: $0, client: $0.client.id) }
        }
        let (interactions, _) = try CaseDesk(tx, .program).receive(arrivals)
        try tx.link(zip(interactions, filing).map { (interaction: $0.id, letter: $1.letter.kept.id) })
    }

    private func department(of letter: ReadLetter) -> Department.ID? {
        letter.kept.mailbox.flatMap { departments[$0] }
    }

    /// Whom a report of no case speaks of: the client at whose address a letter did not arrive.
    private func concerned(by letter: ReadLetter) throws -> Known? {
        guard let report = letter.report else { return nil }
        let addresses = report.recipients.compactMap { EmailAddress($0.address) }.map {
            KnownSender(name: "", email: $0)
        }
        return try ClientBook(tx, .program).match(Array(addresses.prefix(20))).lazy.compactMap(\.likeliest).first
    }

    private func setAside(_ letter: ReadLetter, _ reason: SettingAside) throws {
        try tx.setAside(letter.kept, reason)
    }
}

extension Match {
    fileprivate var standing: SenderStanding {
        switch self {
        case .nobody: .stranger
        case .one(let known): .clients([known.client.id])
        case .several(let candidates): .clients(Set(candidates.map(\.client.id)))
        }
    }

    /// The one of that client's people who wrote, when it was one.
    fileprivate func contact(of client: Client.ID) -> Contact? {
        switch self {
        case .nobody: nil
        case .one(let known): known.client.id == client ? known.contact : nil
        case .several(let candidates): candidates.first { $0.client.id == client }?.contact
        }
    }
}

extension Known {
    fileprivate var actor: Actor { .client(client.id.rawValue) }
}

extension ReadLetter {
    fileprivate var word: OriginWord { OriginWord(origin) }

    fileprivate func newCase(of sender: Known, department: Department.ID?) -> NewCase {
        NewCase(
            client: sender.client.id,
            contact: sender.contact?.id,
            kind: .request,
            subject: subject,
            text: text,
            department: department,
            channel: .email,
            came: came
        )
    }

    fileprivate func arrival(of contact: Contact?, about found: Case) -> Arrival {
        Arrival(
            client: found.client,
            contact: contact?.id,
            about: found,
            channel: .email,
            subject: subject,
            text: text,
            at: came,
            isFromMachine: word.movesNothing
        )
    }

    fileprivate func arrival(of known: Known, client: Client.ID) -> Arrival {
        Arrival(
            client: client,
            contact: known.contact?.id,
            channel: .email,
            subject: subject,
            text: text,
            at: came,
            isFromMachine: word.movesNothing
        )
    }
}
