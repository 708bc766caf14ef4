import Basics
import HTML

/// A letter on the company's paper, A4. It knows nothing of clients: all it has are words in the reader's language.
package struct LetterSheet: WrittenHTML, Sendable {
    package var language: Language
    package var company: String
    /// Whom it is for, a line each.
    package var addressee: [String]
    /// Number and date, and what it answers, a line each.
    package var reference: [String]
    package var title: String
    /// Blank lines between paragraphs.
    package var text: String
    /// Who signs, a line each.
    package var signature: [String]

    package init(
        language: Language,
        company: String,
        addressee: [String],
        reference: [String],
        title: String,
        text: String,
        signature: [String]
    ) {
        self.language = language
        self.company = company
        self.addressee = addressee
        self.reference = reference
        self.title = title
        self.text = text
        self.signature = signature
    }

    package func write(to page: inout HTMLWriter) {
        page.write("<!doctype html>\n")
        Element("html", [.lang(language.rawValue)], whole).write(to: &page)
    }

    @HTMLBuilder
    private var whole: some HTML {
        Element("head", [], head)
        Element("body", [], LetterPaper(sheet: self))
    }

    @HTMLBuilder
    private var head: some HTML {
        meta(.charset("utf-8"))
        Element("title", [], title)
        Element("style", [], HTMLRaw(Self.style))
    }

    /// Measures of GOST R 7.0.97 for business letters: 20 mm on the left, 10 on the right.
    private static let style: StaticString = """
        @page { size: A4; margin: 20mm 15mm 20mm 20mm;
            @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #666 } }
        @page :first { @bottom-right { content: none } }
        body { margin: 0; font: 11pt/1.45 "PT Sans", "Noto Sans", "DejaVu Sans", sans-serif; color: #111 }
        .paper-company { border-bottom: 1.5pt solid #1b4f9c; padding-bottom: 3mm; font-size: 15pt; font-weight: 600 }
        .paper-to { margin: 10mm 0 0 50%; }
        .paper-to p, .paper-sign p, .paper-reference p { margin: 0 }
        .paper-reference { margin: 8mm 0 0; color: #444; font-size: 10pt }
        h1 { margin: 6mm 0 5mm; font-size: 13pt; line-height: 1.3 }
        .paper-text p { margin: 0 0 3.5mm; orphans: 3; widows: 3 }
        .paper-sign { margin-top: 12mm; break-inside: avoid }
        """
}

/// The letter itself, as a page shows it, too.
package struct LetterPaper: HTML, Sendable {
    let sheet: LetterSheet

    package init(sheet: LetterSheet) {
        self.sheet = sheet
    }

    package var body: some HTML {
        div(.class("paper"), .lang(sheet.language.rawValue)) {
            p(.class("paper-company")) { sheet.company }
            div(.class("paper-to")) { ForEach(sheet.addressee) { line in p { line } } }
            div(.class("paper-reference")) { ForEach(sheet.reference) { line in p { line } } }
            h1 { sheet.title }
            div(.class("paper-text")) {
                ForEach(paragraphs) { lines in
                    p {
                        ForEach(Array(lines.enumerated())) { place, line in
                            if place > 0 { br() }
                            line
                        }
                    }
                }
            }
            div(.class("paper-sign")) { ForEach(sheet.signature) { line in p { line } } }
        }
    }

    private var paragraphs: [[String]] {
        var paragraphs: [[String]] = [[]]
        for line in sheet.text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(line).trimmed
            if line.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(line) }
        }
        return paragraphs.filter { !$0.isEmpty }
    }
}
