import NIOCore
import NIOPosix

/// Where the program's tasks run.
package enum Threads {
    /// From here on tasks run on the threads that bytes come in and go out by: a request is answered without being handed from
    /// thread to thread and back. It holds because nothing that blocks runs in a task.
    ///
    /// Call it once, on the main thread, before anything else. Where the compiler's runtime does not let it, all works as before.
    package static func unite() {
        NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
    }
}
