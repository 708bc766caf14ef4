import Basics
import Clients
import Desk
import Events
import Foundation
import People
import Store
import Telephony

/// Makes of the exchange's record of a call what the house keeps of it: once, however often it comes (SPEC T2, T4).
package struct CallKeeper {
    private let tx: Transaction
    private let words: CallWords

    package init(_ tx: Transaction, words: CallWords) {
        self.tx = tx
        self.words = words
    }

    /// - Parameters:
    ///   - said: what people said of it, where it does not lie beside it yet.
    ///   - sounds: those of its recordings that are here already; all others are fetched from the exchange.
    /// - Returns: nil when it was taken in before.
    @discardableResult
    package func take(
        _ record: CallRecord,
        _ context: CallContext,
        said: CallSheet? = nil,
        sounds: [RecordingName: WrittenSound] = [:]
    ) throws -> PhoneCall? {
        guard context.colleague == nil else { return nil }
        let sign = CallerSign(record.outsider)
        try tx.alone(on: Self.turnstiles(of: record))
        guard try tx.phoneCall(named: record.call) == nil else { return nil }
        let outcome = CallOutcome(record, context.way)
        let people = try tx.people(ringing: record.legs.map(\.endpoint))
        let person = record.speaker.flatMap { people[$0] }
        let sheet = try said ?? tx.takeSheet(of: record.call)
        let touch = try touch(record, context, outcome, sheet, by: person)
        let call = PhoneCall(
            id: tx.newID(),
            name: record.call,
            interaction: touch.id,
            direction: record.direction,
            outcome: outcome,
            number: context.number,
            queue: context.queue,
            person: person,
            dialled: record.dialled,
            caller: record.outsider.number,
            phone: sign.phone,
            choice: record.choice,
            cause: record.cause,
            transfers: record.transfers,
            began: record.began,
            ended: record.ended,
            closed: record.closed,
            result: sheet?.result,
            matter: sheet?.matter,
            score: record.score
        )
        try tx.insert(call, record, people: people)
        try tx.expectRecordings(of: call.id, record, besides: sounds)
        try tx.record(.call(call, record, with: touch.client), by: actor(call, touch))
        try CallbackList(tx).note(call, record)
        if let called = context.called { try CallRoundDialler(tx).note(call, record, called) }
        return call
    }

    /// What a call is alone with: those of one number come in one after another, so that the list of those to call back has each once.
    package static func turnstiles(of record: CallRecord) -> Set<String> {
        Set(["call \(record.call)"] + (CallerSign(record.outsider).phone.map { ["call back \($0.e164)"] } ?? []))
    }

    /// The call as a touch on its client's timeline. A message that was left is a case of its own.
    private func touch(
        _ record: CallRecord,
        _ context: CallContext,
        _ outcome: CallOutcome,
        _ sheet: CallSheet?,
        by person: Person.ID?
    ) throws -> Interaction {
        let (client, contact, about) = try whom(record, context, sheet)
        let subject = words.subject(outcome, record.direction, context.language)
        if outcome == .voiceMail {
            return try CaseDesk(tx, .program, for: .client(client.rawValue)).begin(
                NewCase(
                    client: client,
                    contact: contact,
                    kind: .request,
                    subject: subject,
                    text: words.message(context.language),
                    channel: .phone,
                    came: record.began
                )
            ).interaction
        }
        let interaction = Interaction(
            id: tx.newID(),
            client: client,
            contact: contact,
            caseID: about,
            channel: .phone,
            direction: record.direction == .incoming ? .in : .out,
            author: person,
            at: record.began,
            subject: subject,
            text: sheet?.note ?? "",
            duration: outcome == .answered ? Int(record.time(.talking).components.seconds) : nil
        )
        try tx.insert(interaction)
        let event: Event =
            record.direction == .incoming ? .interactionReceived(interaction) : .interactionLogged(interaction)
        try tx.record(event, by: record.direction == .incoming ? .client(client.rawValue) : .by(person))
        return interaction
    }

    /// The client of the case that it was about, else who it was by the word of somebody, else whose number it is, else somebody new.
    private func whom(
        _ record: CallRecord,
        _ context: CallContext,
        _ sheet: CallSheet?
    ) throws -> (Client.ID, Contact.ID?, Case.ID?) {
        if let about = try (sheet?.about ?? context.about).flatMap({ try tx.findCase($0, visibleTo: .program) }) {
            return (about.client, about.contact, about.id)
        }
        let sender = try record.sender(hidden: words.hidden(context.language))
        if let named = try sheet?.client.flatMap({ try tx.findClient($0, visibleTo: .program) }) {
            let known = try sender.phone.map { try tx.findByPoint(.phone, $0.e164, visibleTo: .program) } ?? []
            return (named.id, known.first { $0.client.id == named.id }?.contact?.id, nil)
        }
        if let wrong = sheet?.misguessed { return (try other(than: wrong, sender, context), nil, nil) }
        let known = try ClientBook(tx, .program).findOrProvisional([(sender, context.language)])[0]
        return (known.client.id, known.contact?.id, nil)
    }

    /// Somebody else with the same number, or one more card with it for a person to look at.
    private func other(than wrong: Client.ID, _ sender: KnownSender, _ context: CallContext) throws -> Client.ID {
        let book = ClientBook(tx, .program)
        guard let phone = sender.phone else {
            return try book.findOrProvisional([(sender, context.language)])[0].client.id
        }
        let others = try tx.findByPoint(.phone, phone.e164, visibleTo: .program).map(\.client).filter { $0.id != wrong }
        if let other = others.first(where: { !$0.provisional }) ?? others.first { return other.id }
        let card = try book.add(
            NewClient(.person, name: phone.international, language: context.language, provisional: true)
        )
        _ = try book.addPoint(.phone(phone.e164), to: card.id)
        return card.id
    }

    private func actor(_ call: PhoneCall, _ touch: Interaction) -> Actor {
        call.direction == .incoming ? .client(touch.client.rawValue) : .by(call.person)
    }
}

extension Actor {
    fileprivate static func by(_ person: Person.ID?) -> Actor { person.map { .person($0.rawValue) } ?? .system }
}

extension CallRecord {
    /// The phone of the house that was with the other side last.
    fileprivate var speaker: Endpoint? {
        legs.last { ($0.outcome == .spoke || $0.outcome == .handedOver) && $0.role != .listener }?.endpoint
    }
}

extension Event {
    fileprivate static func call(_ call: PhoneCall, _ record: CallRecord, with client: Client.ID) -> Event {
        Event(
            Kind("call.\(call.outcome.rawValue)"),
            of: call.eventSubject,
            client: client.rawValue,
            data: [
                "direction": .text(call.direction == .incoming ? "in" : "out"), "interaction": Fact(call.interaction),
                "person": Fact(call.person), "queue": Fact(call.queue), "service_number": Fact(call.number),
                "dialled": .text(call.dialled), "began": Fact(call.began), "ended": Fact(call.ended),
                "waited_ms": .number(record.time(.waiting).wholeMilliseconds),
                "talked_ms": .number(record.time(.talking).wholeMilliseconds),
                "held_ms": .number(record.time(.held).wholeMilliseconds), "transfers": Fact(call.transfers),
            ]
            .merging(record.quality.map(\.facts) ?? [:]) { first, _ in first }
            .merging(["score_hundredths": Fact(call.score?.hundredths)]) { first, _ in first }
        )
    }
}

extension SoundQuality {
    /// Of the outsider's channel, for what is counted later.
    fileprivate var facts: [String: Fact] {
        [
            "codec": Fact(codec?.name), "packets_heard": Fact(heard.packets), "packets_heard_lost": Fact(heard.lost),
            "packets_told": Fact(told?.packets), "packets_told_lost": Fact(told?.lost),
            "jitter_us": .number(Int64(heard.jitter / .microseconds(1))),
            "round_trip_us": roundTrip.map { .number(Int64($0 / .microseconds(1))) } ?? .none,
        ]
    }
}
