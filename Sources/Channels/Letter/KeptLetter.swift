import Basics
import Desk
import Events
import Files
import Mail
import Store

/// A letter that came in or went out, as the house keeps it: the raw file, and what of its head is asked for often.
///
/// One that came in is stored before it is understood: then all but its place and its file is empty. One that goes out is written
/// by whoever sends it, understood from the start, with the Message-ID under which answers will name it:
///
///     let file = try tx.keep(NewFile(name: …, mediaType: "message/rfc822", bytes: raw))   // or tx.finish(written)
///     try tx.insert([KeptLetter(outgoing: tx.newID(), from: mailbox, file: file, head: head, hasHTML: true, at: tx.now)])
///     try tx.link([(interaction.id, letter.id)])            // answers then find the interaction's case
///     try tx.keep(attachments, of: letter.id)               // what is listed below the letter on the case
package struct KeptLetter: Sendable, Hashable {
    package typealias ID = Basics.ID<KeptLetter>

    package let id: ID
    /// Nil when it came from a file, or its mailbox does not matter.
    package let mailbox: Mailbox.ID?
    package let direction: Interaction.Direction
    package let file: StoredFile.ID
    /// SHA-256 of the raw letter.
    package let fingerprint: [UInt8]
    /// Where it lay on the server.
    package let place: Place?
    package var state: State
    package var origin: OriginWord?
    package var messageID: MessageID?
    package var senderName: String
    /// As it was written; not always one that mail can travel to.
    package var sender: String
    /// Addresses, with commas between them.
    package var receivers: String
    package var subject: String
    /// By the writer's clock.
    package var written: Moment?
    package var hasHTML: Bool
    /// When a server of ours took it in, or it was sent.
    package let received: Moment
    package let made: Moment
    /// How often reading it was begun and came to no end.
    package var attempts = 0

    package struct Place: Sendable, Hashable {
        package let validity: UIDValidity
        package let uid: UID

        package init(validity: UIDValidity, uid: UID) {
            self.validity = validity
            self.uid = uid
        }
    }

    package enum State: Sendable, Hashable {
        /// Waits to be read.
        case stored
        /// Became what it is about: an interaction, or more than one.
        case understood
        /// Waits for a person, who sees why.
        case setAside(SettingAside)
    }

    package var eventSubject: Event.Subject { Event.Subject(.letter, id) }

    /// After so many attempts a person decides what becomes of it.
    static let mostAttempts = 3

    /// Whether programs look into it. One that brought the process down while it was read would do so while it is shown.
    package var mayBeOpened: Bool { attempts < Self.mostAttempts }
}

/// Why a letter waits for a person.
package enum SettingAside: String, Sendable, CaseIterable, Codable, Storable {
    /// Not even a head could be made of it.
    case unreadable
    /// It does not say who sent it.
    case noSender = "no-sender"
    /// It comes from ourselves, or goes in circles, and belongs to no case.
    case loop
    /// Reading it went wrong again and again.
    case failing
    /// The program ended in the middle of reading it, again and again.
    case crashing
    /// It is larger than any letter that is taken; it lies in the mailbox still.
    case tooLarge = "too-large"
    /// The server does not give it out; it lies in the mailbox still.
    case unfetchable
    /// It could not be fetched, and when that was tried again it lay there no more.
    case vanished

    /// What can be done about it besides saying by hand what it belongs to.
    package var remedy: Remedy? {
        switch self {
        case .unreadable, .noSender, .loop, .failing, .crashing: .reading
        case .unfetchable: .fetching
        case .tooLarge, .vanished: nil
        }
    }

    package enum Remedy: Sendable {
        case reading
        case fetching
    }

    /// Whether nothing of it is here.
    package var isMissing: Bool { remedy != .reading }
}

/// Who really sent a letter, in one word (`Origin` tells more while it is read).
package enum OriginWord: String, Sendable, CaseIterable, Codable, Storable {
    case person
    case autoReply = "auto-reply"
    case challenge
    case bounce
    case delay
    case delivered
    case receipt
    case mailingList = "list"
    case report
    case notice
    case loop

    package init(_ origin: Origin) {
        self =
            switch origin {
            case .person: .person
            case .autoReply: .autoReply
            case .challenge: .challenge
            case .bounce: .bounce
            case .delay: .delay
            case .delivered: .delivered
            case .receipt: .receipt
            case .mailingList: .mailingList
            case .report: .report
            case .notice: .notice
            case .loop: .loop
            }
    }

    /// Whether a program of ours may answer it; whatever is not a person never is (RFC 3834).
    package var mayBeAnsweredByMachine: Bool { self == .person }
}

extension KeptLetter {
    /// One that has just come in, untouched.
    init(
        incoming id: ID,
        into mailbox: Mailbox.ID?,
        at place: Place?,
        file: StoredFile,
        state: State = .stored,
        received: Moment
    ) {
        self.init(
            id: id,
            mailbox: mailbox,
            direction: .in,
            file: file.id,
            fingerprint: file.sha256,
            place: place,
            state: state,
            senderName: "",
            sender: "",
            receivers: "",
            subject: "",
            hasHTML: false,
            received: received,
            made: file.made
        )
    }

    /// One that goes out.
    package init(
        outgoing id: ID,
        from mailbox: Mailbox.ID?,
        file: StoredFile,
        head: LetterHead,
        hasHTML: Bool,
        at moment: Moment
    ) {
        self.init(
            id: id,
            mailbox: mailbox,
            direction: .out,
            file: file.id,
            fingerprint: file.sha256,
            place: nil,
            state: .understood,
            origin: nil,
            messageID: head.messageID,
            senderName: "",
            sender: "",
            receivers: "",
            subject: "",
            hasHTML: hasHTML,
            received: moment,
            made: moment
        )
        describe(head)
    }

    /// Notes what its head says.
    mutating func describe(_ head: LetterHead) {
        let from = head.from.first ?? head.sender ?? head.replyTo.first
        messageID = head.messageID
        senderName = String((from?.name ?? "").prefix(200))
        sender = String((from?.address ?? "").prefix(254))
        receivers = String((head.to + head.cc).map(\.address).joined(separator: ", ").prefix(1000))
        subject = String(head.subject.prefix(500))
        written = head.date
    }
}
