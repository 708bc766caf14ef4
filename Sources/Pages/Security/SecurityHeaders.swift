import HTTPTypes
import Hummingbird

/// What every answer tells the browser not to do.
enum SecurityHeaders {
    /// Pages run our own scripts and styles and nothing that stands in the page itself, but for a style with the nonce.
    static func policy(nonce: String) -> String {
        """
        default-src 'none'; script-src 'self'; style-src 'self' 'nonce-\(nonce)'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; media-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; \
        base-uri 'none'; frame-ancestors 'none'
        """
    }

    private static let nothing = "default-src 'none'; frame-ancestors 'none'"

    static func complete(_ response: inout Response) {
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = nothing }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }
}
