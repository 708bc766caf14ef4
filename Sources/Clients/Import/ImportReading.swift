import Basics
import Formats

/// Makes sense of rows and cards by the plan.
struct ImportReading: Sendable {
    let plan: ImportPlan
    let fields: [CustomField.ID: CustomField]

    init(_ plan: ImportPlan, _ fields: [CustomField]) {
        self.plan = plan
        self.fields = Dictionary(fields.map { ($0.id, $0) }) { first, _ in first }
    }

    func draft(of cells: [String]) throws(ImportFlaw) -> ImportDraft {
        var row = Gathering()
        for (column, cell) in zip(plan.columns, cells) where !cell.allSatisfy(\.isWhitespace) {
            row.take(cell.trimmed, column, fields)
        }
        return try row.draft(by: plan)
    }

    func draft(of card: VCard) throws(ImportFlaw) -> ImportDraft {
        var row = Gathering()
        row.take(card)
        return try row.draft(by: plan)
    }
}

/// What a row says, sorted, before it is known what sort of client it is.
private struct Gathering {
    var organisation = ""
    var fullName = ""
    var family = ""
    var given = ""
    var patronymic = ""
    var position = ""
    var phones: [String] = []
    var emails: [String] = []
    var addresses: [String] = []
    var taxNumber = ""
    var outsideNumber = ""
    var born = ""
    var personalNumber = ""
    var tags: [String] = []
    var notes: [String] = []
    var custom: [CustomField.ID: String] = [:]
    var remarks: [ImportFlaw] = []
    var isOrganisation = false

    mutating func take(_ cell: String, _ column: ImportColumn, _ fields: [CustomField.ID: CustomField]) {
        switch column.field {
        case .ignored: break
        case .custom(let id): take(cell, fields[id], column.name)
        case .meaning(let meaning): take(cell, meaning)
        }
    }

    private mutating func take(_ cell: String, _ meaning: ColumnMeaning) {
        switch meaning {
        case .organisation: organisation = cell
        case .fullName: fullName = cell
        case .family: family = cell
        case .given: given = cell
        case .patronymic: patronymic = cell
        case .position: position = cell
        case .phone: phones.append(cell)
        case .email: emails.append(cell)
        case .address: addresses = [(addresses + [cell]).joined(separator: ", ")]
        case .taxNumber: taxNumber = cell
        case .outsideNumber: outsideNumber = cell
        case .born: born = cell
        case .personalNumber: personalNumber = cell
        case .tags: tags.append(cell)
        case .note: notes.append(cell)
        }
    }

    private mutating func take(_ cell: String, _ field: CustomField?, _ column: String) {
        guard let field else { return }
        do {
            custom[field.id] = try field.read(cell)?.value
        } catch {
            remark(column, error, cell)
        }
    }

    mutating func take(_ card: VCard) {
        isOrganisation = card.isOrganisation || card.name.isEmpty && !(card.organisation.first ?? "").isEmpty
        organisation = card.organisation.first ?? ""
        if isOrganisation, organisation.isEmpty { organisation = card.formattedName }
        if !isOrganisation {
            family = card.name.family.joined(separator: " ")
            given = card.name.given.joined(separator: " ")
            patronymic = card.name.additional.joined(separator: " ")
            fullName = card.name.isEmpty ? card.formattedName : ""
        }
        position = ([card.title.isEmpty ? card.role : card.title] + card.organisation.dropFirst()).filter {
            !$0.isEmpty
        }
        .joined(separator: ", ")
        phones = card.phones.map(\.value)
        emails = card.emails.map(\.value)
        addresses = card.addresses.map(\.line).filter { !$0.isEmpty }
        tags = card.categories
        born = card.birthday?.description ?? ""
        if card.identity.hasPrefix("highrock:") {
            outsideNumber = card.identity.split(separator: ":").dropFirst().first.map(String.init) ?? ""
        }
        notes = [card.note].filter { !$0.isEmpty }
    }

    mutating func draft(by plan: ImportPlan) throws(ImportFlaw) -> ImportDraft {
        let person = try personName()
        let isCompany = isOrganisation || !organisation.isEmpty && plan.kind != .person || plan.kind == .organisation
        var draft = ImportDraft(isCompany ? .organisation : .person)
        draft.name = try line(
            isCompany ? (organisation.isEmpty ? person.written : organisation) : person.written,
            "name",
            200
        )
        let hasContact = !person.name.isEmpty && (!isCompany || !organisation.isEmpty)
        if hasContact { draft.contact = NewContact(name: person.name, position: try line(position, "position", 200)) }
        if !hasContact, !position.isEmpty { notes.append(position) }
        if plan.kind == .person, !organisation.isEmpty { notes.append(organisation) }
        draft.taxNumber = tax()
        if !outsideNumber.isEmpty { draft.outsideNumber = try line(outsideNumber, "outside-number", 100) }
        draft.marks = marks()
        draft.points = points(in: plan.region)
        draft.tags = readTags()
        draft.fields = custom
        draft.remarks = remarks
        draft.note = note()
        guard !draft.title.isEmpty else { throw .nameless }
        return draft
    }

    private func personName() throws(ImportFlaw) -> (name: PersonName, written: String) {
        do {
            if family.isEmpty, given.isEmpty, patronymic.isEmpty {
                let written = try Wording.line(fullName, of: "name", mayBeEmpty: true)
                return (written.isEmpty ? PersonName() : try PersonName(listed: written).checked(), written)
            }
            let name = try PersonName(family: family, given: given, patronymic: patronymic).checked()
            return (name, name.full)
        } catch {
            throw .field("name", error.reason, found: "")
        }
    }

    private func line(_ text: String, _ field: String, _ limit: Int) throws(ImportFlaw) -> String {
        do {
            return try Wording.line(text, of: field, atMost: limit, mayBeEmpty: true)
        } catch {
            throw .field(field, "refusal.client-import.too-long", found: String(text.prefix(60)))
        }
    }

    private mutating func tax() -> TaxNumber? {
        guard !taxNumber.isEmpty else { return nil }
        if let number = TaxNumber(taxNumber) { return number }
        remarks.append(.field("tax-number", "refusal.client.tax-number", found: taxNumber))
        notes.append(taxNumber)
        return nil
    }

    private mutating func marks() -> [ClientMark] {
        var marks: [ClientMark] = []
        if let day = Birthday(CustomField.date(born) ?? born) {
            marks.append(.born(day))
        } else if !born.isEmpty {
            remarks.append(.field("born", "refusal.client.day", found: String(born.prefix(60))))
            notes.append(born)
        }
        let number = String(personalNumber.prefix(100))
        if !number.isEmpty { marks.append(.number(number)) }
        return marks
    }

    private mutating func points(in region: String) -> [ReadPoint] {
        var points: [ReadPoint] = []
        for text in phones { points += several(text, "phone", "refusal.point.phone") { Self.phone($0, region) } }
        for text in emails { points += several(text, "email", "refusal.point.email", Self.email) }
        for text in addresses {
            if let (value, normalized) = try? NewPoint.postal(text).read() {
                points.append(ReadPoint(kind: .postal, value: value, normalized: normalized))
            } else {
                remarks.append(.field("address", "refusal.client-import.too-long", found: String(text.prefix(60))))
                notes.append(text)
            }
        }
        var seen: Set<String> = []
        return points.filter { seen.insert("\($0.kind.rawValue) \($0.normalized)").inserted }
    }

    /// A cell may hold several; the whole of it is tried first, as a comma may stand inside.
    private mutating func several(
        _ text: String,
        _ field: String,
        _ complaint: TextKey,
        _ read: (String) -> ReadPoint?
    ) -> [ReadPoint] {
        if let point = read(text) { return [point] }
        return text.split { ",;/|".contains($0) || $0.isNewline }.map { String($0).trimmed }.filter { !$0.isEmpty }
            .compactMap { piece in
                if let point = read(piece) { return point }
                remarks.append(.field(field, complaint, found: piece))
                notes.append(piece)
                return nil
            }
    }

    private static func phone(_ text: String, _ region: String) -> ReadPoint? {
        guard let value = try? Wording.line(text, of: "phone", atMost: 64),
            let number = PhoneNumber(value, region: region)
        else { return nil }
        return ReadPoint(kind: .phone, value: value, normalized: number.e164)
    }

    private static func email(_ text: String) -> ReadPoint? {
        guard let address = EmailAddress(text) else { return nil }
        return ReadPoint(kind: .email, value: address.text, normalized: address.normalized)
    }

    private mutating func readTags() -> [Tag] {
        var read: [Tag] = []
        for text in tags {
            do {
                for tag in try Tag.list(text) where !read.contains(where: { $0.key == tag.key }) { read.append(tag) }
            } catch {
                remark("tags", error, text)
            }
        }
        return Array(read.prefix(Tag.mostOfOne))
    }

    private mutating func remark(_ field: String, _ error: InvalidField, _ text: String) {
        remarks.append(.field(field, error.reason, found: String(text.prefix(200))))
        notes.append("\(field): \(text)")
    }

    private func note() -> String {
        let text = notes.joined(separator: "\n")
        return (try? Wording.text(text, of: "note", atMost: 5000, mayBeEmpty: true)) ?? String(text.prefix(4000))
    }
}
