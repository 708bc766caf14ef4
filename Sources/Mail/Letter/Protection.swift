/// How a letter is signed or encrypted. Highrock shows what it is; it holds no keys and verifies nothing.
package enum Protection: Sendable, Hashable {
    case signed(Scheme)
    /// Nobody can read it without the key that its sender used.
    case encrypted(Scheme)

    package enum Scheme: String, Sendable, CaseIterable {
        case pgp
        case smime
        case unknown
    }
}
