/// An enhanced status code (RFC 3463): `5.1.1`.
package struct StatusCode: Sendable, Hashable {
    package let `class`: Int
    package let subject: Int
    package let detail: Int

    package init(_ class: Int, _ subject: Int, _ detail: Int) {
        self.class = `class`
        self.subject = subject
        self.detail = detail
    }

    /// Reads a field that says one, whatever else it says.
    package init?(_ text: String) {
        guard let found = text.firstMatch(of: #/(?:^|[^0-9.])([245])\.([0-9]{1,3})\.([0-9]{1,3})(?![0-9.])/#),
            let kind = Int(found.1), let subject = Int(found.2), let detail = Int(found.3)
        else { return nil }
        self.init(kind, subject, detail)
    }

    /// From the three digits of SMTP (RFC 5321), which say no more than the class.
    package init?(reply text: String) {
        guard let found = text.firstMatch(of: #/(?:^|[^0-9.])([45])[0-9][0-9](?![0-9.])/#), let kind = Int(found.1)
        else {
            return nil
        }
        self.init(kind, 0, 0)
    }

    package var text: String { "\(`class`).\(subject).\(detail)" }
    package var isPermanent: Bool { `class` == 5 }
}
