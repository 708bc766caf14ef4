import Basics
import Clients
import Desk
import Events
import People
import Store
import Telephony

/// What people who have a part in a call say of it: who it is, what it is about, what it came to (SPEC W2, W3, T2).
package struct CallDesk {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// The one on the telephone is this client. Their number is put on the card, so that they are known from now on.
    package func identify(_ call: CallID, as id: Client.ID) throws {
        let ongoing = try own(call)
        guard let client = try tx.findClient(id, visibleTo: member) else { throw ClientRefusal.notFound }
        if let phone = ongoing.phone, member.may(.changeClients),
            try !tx.findByPoint(.phone, phone.e164, visibleTo: member).contains(where: { $0.client.id == client.id })
        {
            _ = try ClientBook(tx, member).addPoint(.phone(phone.e164), to: client.id)
        }
        try change(call) { sheet in
            sheet.client = client.id
            if sheet.misguessed == client.id { sheet.misguessed = nil }
        }
    }

    /// Somebody whom nobody knows yet: a card of their own.
    package func introduce(_ call: CallID, _ new: NewClient, contact: NewContact?) throws -> Client {
        _ = try own(call)
        let book = ClientBook(tx, member)
        let client = try book.add(new)
        if let contact { _ = try book.addContact(contact, to: client.id) }
        try identify(call, as: client.id)
        return client
    }

    /// It is not whom the number seems to belong to. On record with the client, whose card was shown to somebody else's caller.
    package func ruleOut(_ call: CallID) throws {
        let ongoing = try own(call)
        guard let client = ongoing.client else { return }
        try change(call) { sheet in
            sheet.misguessed = client.id
            sheet.client = nil
        }
        let data: [String: Fact] = ["call": .text(call.text)]
        let event = Event(
            "client.not-the-caller",
            of: Event.Subject(.client, client.id),
            client: client.id.rawValue,
            data: data
        )
        try tx.record(event, by: member.actor)
    }

    /// What the one who is handed the call has to know (SPEC W3).
    package func prepare(_ call: CallID, note: String, about id: Case.ID?) throws {
        _ = try own(call)
        let note = try Wording.text(note, of: "note", atMost: 10_000, mayBeEmpty: true)
        let about = try id.map { try visibleCase($0) }
        try change(call) { sheet in
            if !note.isEmpty { sheet.note = note }
            if let about { (sheet.about, sheet.client) = (about.id, about.client) }
        }
    }

    /// What it came to. While the work after the call goes on it is kept with the call; later it is added to its record.
    package func sumUp(_ call: CallID, _ summary: CallSummary) throws {
        var summary = summary
        summary.note = try Wording.text(summary.note, of: "note", atMost: 10_000, mayBeEmpty: true)
        if let matter = summary.matter, try !tx.callMatters().contains(where: { $0.id == matter }) {
            throw InvalidField("matter", "refusal.form.no-choice")
        }
        if let kept = try tx.phoneCall(named: call) { return try complete(kept, summary) }
        let ongoing = try own(call)
        let about = try chosenCase(summary, of: ongoing.client?.id)
        try change(call) { sheet in
            (sheet.result, sheet.matter, sheet.note) = (summary.result, summary.matter, summary.note)
            if let about { (sheet.about, sheet.client) = (about.id, about.client) }
        }
    }

    private func complete(_ kept: PhoneCall, _ summary: CallSummary) throws {
        guard let call = try tx.phoneCall(kept.id, visibleTo: member),
            let touch = try tx.interaction(call.interaction, visibleTo: member)
        else { throw CallWishRefusal.noSuchCall }
        guard try member.may(.overseeWork) || tx.legs(of: call).contains(where: { $0.person == member.id }) else {
            throw CallWishRefusal.notYours
        }
        let about = try chosenCase(summary, of: touch.client)
        try tx.save(summary, of: call)
        try CaseDesk(tx, member).describe(touch.id, summary.note, about: about?.id)
    }

    private func chosenCase(_ summary: CallSummary, of client: Client.ID?) throws -> Case? {
        switch summary.about {
        case .nothing: return nil
        case .known(let id): return try visibleCase(id)
        case .new(let subject):
            guard let client else { throw CallSheetRefusal.clientUnknown }
            return try CaseDesk(tx, member).open(
                NewCase(
                    client: client,
                    kind: .request,
                    subject: subject,
                    text: summary.note.isEmpty ? subject : summary.note,
                    channel: .phone,
                    taken: true
                )
            )
        }
    }

    private func visibleCase(_ id: Case.ID) throws -> Case {
        guard let found = try tx.findCase(id, visibleTo: member) else { throw CaseRefusal.notFound }
        return found
    }

    /// The call, when the member has a part in it, or oversees those who have.
    private func own(_ call: CallID) throws -> OngoingCall {
        try member.require(.workCases)
        guard let ongoing = try tx.ongoingCall(call, visibleTo: member) else { throw CallWishRefusal.noSuchCall }
        guard member.may(.overseeWork) || ongoing.parties.contains(where: { $0.person == member.id }) else {
            throw CallWishRefusal.notYours
        }
        return ongoing
    }

    private func change(_ call: CallID, _ change: (inout CallSheet) -> Void) throws {
        try tx.alone(on: "call sheet \(call)")
        var sheet = try tx.callSheet(call) ?? CallSheet(call)
        change(&sheet)
        try tx.save(sheet)
    }
}

/// Why what is said of a call is declined.
package enum CallSheetRefusal: Refusal, Equatable {
    /// A case is somebody's: first it has to be said who is on the telephone.
    case clientUnknown

    package var standing: Standing { .invalid }
    package var reason: TextKey { "refusal.call-sheet.client-unknown" }
    package var field: String? { "about" }
}
