import Basics
import Clients
import Desk
import Files
import People
import Printing
import Store

/// Writes the answers to claims: from a template, on the company's paper, as PDF where that can be made (SPEC L5).
package struct ClaimLetters: Sendable {
    private let words: ClaimWords
    private let press: PDFPress
    private let database: Database

    package init(_ database: Database, words: ClaimWords, press: PDFPress) {
        self.database = database
        self.words = words
        self.press = press
    }

    /// Whether letters can have their paper along; without it they go as text.
    package var prints: Bool { press.isThere }

    /// A letter ready to be sent.
    package struct Ready: Sendable {
        let caseID: Case.ID
        let version: Int
        let text: String
        let subject: String
        /// Nil where it can't be sent, which is said when it is tried.
        let number: OutgoingNumber?
        let paper: NewFile?
    }

    /// A template with its gaps filled, or what stands in none.
    package func text(
        from template: Template?,
        for found: Case,
        of client: Client,
        by member: Member,
        link: String,
        in snapshot: Snapshot
    ) throws -> String {
        let text = template?.text ?? TemplateText(words.text("claim.letter.usual", [:], client.language))
        let values = try snapshot.templateValues(for: found, of: client, by: member.id, link: link)
            .merging(try snapshot.claimValues(for: found, of: client, in: words)) { _, claim in claim }
        return text.filled(with: values)
    }

    /// The letter as it stands on paper.
    /// - Parameter number: nil of a draft, which has none.
    package func sheet(
        _ text: String,
        number: OutgoingNumber? = nil,
        for found: Case,
        of client: Client,
        by member: Member,
        in snapshot: Snapshot
    ) throws -> LetterSheet {
        let language = client.language
        let values = try snapshot.templateValues(for: found, of: client, by: member.id)
        // A private person is their own contact.
        let contact = client.kind == .person ? nil : values[.contactName].flatMap { $0 == client.name ? nil : $0 }
        let signature = [values[.personPosition], values[.personName], values[.departmentName]]
        return LetterSheet(
            language: language,
            company: values[.companyName] ?? "",
            addressee: [client.name, contact].compactMap(\.self),
            reference: [
                number.map {
                    let gaps = ["number": "\($0)", "day": words.day(snapshot.now, language)]
                    return words.text("claim.letter.reference", gaps, language)
                } ?? words.text("claim.letter.reference.draft", [:], language),
                words.text(
                    "claim.letter.answers",
                    ["number": "\(found.number)", "day": words.day(found.opened, language)],
                    language
                ),
            ],
            title: subject(of: found, language),
            text: text,
            signature: signature.compactMap(\.self).filter { !$0.isEmpty }
        )
    }

    /// - Throws: `PrintingRefusal`.
    package func pdf(of sheet: LetterSheet) async throws -> [UInt8] { try await press.pdf(of: sheet) }

    /// Makes all that takes time, before anything is sent: gives the letter its number and makes the paper that says it. Whether it may be
    /// sent is seen when it is.
    /// - Parameter version: of the sheet that the writer saw.
    package func prepare(
        _ text: String,
        on id: Case.ID,
        version: Int,
        via channel: ContactChannel,
        by member: Member
    ) async throws -> Ready {
        let text = try Wording.text(text, of: "text", atMost: 20_000)
        let (found, client) = try await database.read { snapshot in
            guard let found = try snapshot.findCase(id, visibleTo: member),
                let client = try snapshot.findClient(found.client, visibleTo: member)
            else { throw CaseRefusal.notFound }
            guard found.kind == .claim else { throw ClaimRefusal.notAClaim }
            return (found, client)
        }
        let number = try await database.write { tx in
            try CaseDesk(tx, member).takeNumber(for: id, version: version, in: words.year(tx.now))
        }
        return Ready(
            caseID: id,
            version: version,
            text: text,
            subject: subject(of: found, client.language),
            number: number,
            paper: channel.carriesFiles ? try await paper(text, number, for: found, of: client, by: member) : nil
        )
    }

    private func paper(
        _ text: String,
        _ number: OutgoingNumber?,
        for found: Case,
        of client: Client,
        by member: Member
    ) async throws -> NewFile? {
        guard prints, let number else { return nil }
        let sheet = try await database.read {
            try self.sheet(text, number: number, for: found, of: client, by: member, in: $0)
        }
        // A slash would make a folder of it.
        let named = ["number": "\(found.number)", "outgoing": "\(number.number)-\(number.year)"]
        return NewFile(
            name: words.text("claim.letter.file", named, sheet.language) + ".pdf",
            mediaType: "application/pdf",
            bytes: try await pdf(of: sheet)
        )
    }

    /// Sends it, in a transaction that its caller opened.
    package func send(
        _ letter: Ready,
        via channel: ContactChannel,
        to point: ContactPoint.ID? = nil,
        by member: Member,
        in tx: Transaction
    ) throws -> Interaction {
        try CaseDesk(tx, member).answerClaim(
            letter.caseID,
            version: letter.version,
            letter.text,
            subject: letter.subject,
            number: letter.number,
            paper: letter.paper,
            via: channel,
            to: point
        )
    }

    private func subject(of found: Case, _ language: Language) -> String {
        words.text("claim.letter.subject", ["number": "\(found.number)"], language)
    }
}
