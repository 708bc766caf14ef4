import Basics
import Desk
import Files
import Foundation
import Mail

/// How a letter of ours is laid out.
extension Departing {
    /// - Parameters:
    ///   - enclosed: where its files lie on this machine.
    func composition(
        named messageID: MessageID,
        at moment: Moment,
        enclosed: [StoredFile.ID: URL],
        words: LetterWords
    ) -> Composition {
        let layout = LetterLayout(
            text: letter.text,
            signature: signature,
            attribution: quoted.map { words.wrote($0.name, $0.at, language) } ?? "",
            quoted: quoted?.text ?? ""
        )
        var composition = Composition(
            from: Correspondent(name: mailbox.fromName.isEmpty ? company : mailbox.fromName, mailbox.address),
            to: correspondents { !$0.isCopy },
            subject: subject,
            text: layout.plain,
            date: moment,
            messageID: messageID
        )
        composition.cc = correspondents(\.isCopy)
        composition.html = layout.html
        composition.automation = letter.author == nil ? .replied : nil
        composition.inReplyTo = thread.answered
        composition.references = (thread.before + [thread.answered].compactMap(\.self)).suffix(Thread.longest)
            .map(\.self)
        composition.enclosures = files.compactMap { file in
            enclosed[file.id].map {
                Enclosure(name: file.name, type: MediaType(file.mediaType) ?? .unknown, content: .file($0))
            }
        }
        return composition
    }

    /// «Re: » before what somebody else began, unless the writer has chosen other words, and the case's number for programs that
    /// answer without naming what they answer.
    var subject: String {
        let bare = letter.subject.isEmpty ? company : letter.subject
        let answering =
            thread.answered != nil && bare == caseSubject
            && bare.prefixMatch(of: #/(?i)(re|отв|ответ)(\[\d+\])?\s?:/#) == nil
        let opened = answering ? "Re: \(bare)" : bare
        return caseNumber.map { SubjectToken.marked(opened, with: $0) } ?? opened
    }

    private func correspondents(_ isWanted: (Recipient) -> Bool) -> [Correspondent] {
        recipients.filter(isWanted).map { Correspondent(name: names[$0.address] ?? "", $0.address) }
    }
}

/// What is said, who says it, and what it answers, one below the other: as plain text and as HTML.
struct LetterLayout: Sendable {
    let text: String
    let signature: String
    let attribution: String
    let quoted: String

    /// Nobody reads on that far, and letters go back and forth.
    private static let mostQuoted = 20_000

    var plain: String {
        var parts = [text]
        if !signature.isEmpty { parts.append("-- \n" + signature) }
        if !history.isEmpty {
            let quote = history.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.isEmpty ? ">" : $0.hasPrefix(">") ? ">" + $0 : "> " + $0 }
            parts.append(attribution + "\n" + quote.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    var html: String {
        var parts = [Self.paragraphs(text)]
        if !signature.isEmpty { parts.append("<div>-- <br>" + Self.lines(signature) + "</div>") }
        if !history.isEmpty {
            parts.append(
                "<div>\(Self.escaped(attribution))</div>\n"
                    + "<blockquote type=\"cite\" style=\"\(Self.quoteStyle)\">\(Self.paragraphs(history))</blockquote>"
            )
        }
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"
            + parts.joined(separator: "\n") + "\n</body></html>\n"
    }

    private static let quoteStyle = "margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex"

    private var history: String { String(quoted.prefix(Self.mostQuoted)).trimmed }

    private static func paragraphs(_ text: String) -> String {
        text.split(separator: #/\n{2,}/#).map { "<p>" + lines(String($0)) + "</p>" }.joined(separator: "\n")
    }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { linked(String($0)) }.joined(
            separator: "<br>\n"
        )
    }

    /// A line with its addresses made links.
    private static func linked(_ line: String) -> String {
        var html = ""
        var place = line.startIndex
        for match in line.matches(of: #/https?://[^\s<>"«»]*[^\s<>"«».,;:!?)\]]/#) {
            let address = escaped(String(match.output))
            html += escaped(String(line[place..<match.range.lowerBound])) + "<a href=\"\(address)\">\(address)</a>"
            place = match.range.upperBound
        }
        return html + escaped(String(line[place...]))
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
