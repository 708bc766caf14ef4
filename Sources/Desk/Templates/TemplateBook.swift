import Basics
import Clients
import Events
import People
import Store

/// Adds and changes templates.
package struct TemplateBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    package func add(_ wish: TemplateWish) throws -> Template {
        let wish = try checked(wish, besides: nil)
        let template = Template(wish, id: tx.newID(), version: 1, made: tx.now)
        try tx.run(
            """
            INSERT INTO template (id, name, shortcut, text, department, mailbox, language, version, made)
            VALUES (\(template.id), \(template.name), \(template.shortcut), \(template.text.text),
                \(template.department), \(template.mailbox), \(template.language), 1, \(template.made))
            """
        )
        try tx.record(.template("template.added", template), by: member.actor)
        return template
    }

    /// - Parameter version: the one that was seen.
    package func change(_ id: Template.ID, version: Int, to wish: TemplateWish) throws -> Template {
        let wish = try checked(wish, besides: id)
        guard let old = try tx.template(id) else { throw TemplateRefusal.notFound }
        let new = Template(wish, id: id, version: version + 1, made: old.made)
        let changed = try tx.run(
            """
            UPDATE template SET name = \(new.name), shortcut = \(new.shortcut), text = \(new.text.text),
                department = \(new.department), mailbox = \(new.mailbox), language = \(new.language),
                version = \(new.version)
            WHERE id = \(id) AND version = \(version) AND gone IS NULL
            """
        )
        guard changed == 1 else { throw TemplateRefusal.stale }
        try tx.record(.template("template.changed", new), by: member.actor)
        return new
    }

    /// Takes it from the list; `isBack` puts it there again.
    package func remove(_ id: Template.ID, isBack: Bool = false) throws {
        try member.require(.shapeWork)
        let gone: Moment? = isBack ? nil : tx.now
        guard try tx.run("UPDATE template SET gone = \(gone) WHERE id = \(id)") == 1 else {
            throw TemplateRefusal.notFound
        }
        let subject = Event.Subject(.template, id)
        try tx.record(Event(isBack ? "template.restored" : "template.removed", of: subject), by: member.actor)
    }

    private func checked(_ wish: TemplateWish, besides id: Template.ID?) throws -> TemplateWish {
        try member.require(.shapeWork)
        var wish = wish
        wish.name = try Wording.line(wish.name, of: "name", atMost: 100)
        wish.text = try Wording.text(wish.text, of: "text", atMost: 20_000)
        _ = try TemplateText(checking: wish.text)
        wish.shortcut = try Wording.line(wish.shortcut, of: "shortcut", atMost: 30, mayBeEmpty: true).lowercased()
        guard wish.shortcut.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
            throw InvalidField("shortcut", "refusal.template.shortcut")
        }
        if let taken = try tx.template(shortcut: wish.shortcut), taken != id {
            throw TemplateRefusal.shortcutTaken(wish.shortcut)
        }
        if let mailbox = wish.mailbox, try !tx.isMailbox(mailbox) { throw TemplateRefusal.mailboxUnknown }
        return wish
    }
}

/// What a template is to be.
package struct TemplateWish: Sendable {
    package var name: String
    package var shortcut = ""
    package var text: String
    package var department: Department.ID?
    package var mailbox: HouseAddress.ID?
    package var language: Language?

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

extension Template {
    fileprivate init(_ wish: TemplateWish, id: ID, version: Int, made: Moment) {
        self.init(
            id: id,
            name: wish.name,
            shortcut: wish.shortcut.isEmpty ? nil : wish.shortcut,
            text: TemplateText(wish.text),
            department: wish.department,
            mailbox: wish.mailbox,
            language: wish.language,
            version: version,
            made: made
        )
    }
}

extension Snapshot {
    fileprivate func isMailbox(_ id: HouseAddress.ID) throws -> Bool {
        try value("SELECT id FROM mailbox WHERE id = \(id)", as: HouseAddress.ID.self) != nil
    }

    fileprivate func template(shortcut: String) throws -> Template.ID? {
        guard !shortcut.isEmpty else { return nil }
        return try value("SELECT id FROM template WHERE shortcut = \(shortcut) AND gone IS NULL")
    }
}

extension Event {
    fileprivate static func template(_ kind: Kind, _ template: Template) -> Event {
        Event(kind, of: Subject(.template, template.id), data: ["name": .text(template.name)])
    }
}
