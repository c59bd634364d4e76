// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/secret_actions_impl.h"

#include "secrets/shared_secrets.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

template <class T>
QFuture<Expected<T>> SecretActionsImpl::withSecrets(std::function<Expected<T>()> work)
{
    if (!m_workspace.secrets || m_workspace.state != WorkspaceState::Open)
        return QtFuture::makeReadyFuture<Expected<T>>(
            fail(ErrorKind::Unavailable, "WORKSPACE_CLOSED",
                 Message(QT_TRANSLATE_NOOP("Engine", "The workspace is not open. Nothing was moved."))));
    return m_workspace.threads.answer<T>(std::move(work));
}

template <class T>
QFuture<Expected<T>> SecretActionsImpl::withSharedSecrets(std::function<Expected<T>(store::SharedSecrets&)> work)
{
    return withSecrets<T>([shared = std::dynamic_pointer_cast<store::SharedSecrets>(m_workspace.opened.context.secrets),
                           work = std::move(work)]() -> Expected<T> {
        if (!shared)
            return fail(ErrorKind::Refused, "NOT_SHARED",
                        Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "API keys are shared among consoles in server workspaces only; this workspace is local.")));
        return work(*shared);
    });
}

QFuture<Expected<int>> SecretActionsImpl::moveSecrets(const QString& store, const QString& passphrase)
{
    auto move = [secrets = m_workspace.secrets, store, passphrase] { return secrets->moveTo(store, passphrase); };
    // A keychain that does not answer or refuses may be what prevents the workspace from opening.
    const bool opens = m_workspace.state == WorkspaceState::Opening || m_workspace.state == WorkspaceState::Failed;
    if (m_workspace.secrets && opens && store == "file"_L1)
        return m_workspace.threads.answer<int>(std::move(move));
    return withSecrets<int>(std::move(move));
}

Expected<QString> SecretActionsImpl::setSecretsAside()
{
    if (!m_workspace.secrets)
        return fail(ErrorKind::Unavailable, "WORKSPACE_CLOSED",
                    Message(QT_TRANSLATE_NOOP("Engine", "The workspace is not open. Nothing was moved.")));
    return m_workspace.secrets->setAside();
}

QFuture<Expected<SharedKey>> SecretActionsImpl::sharedKey()
{
    return withSharedSecrets<SharedKey>([](store::SharedSecrets& shared) { return shared.keyState(); });
}

QFuture<Expected<QString>> SecretActionsImpl::revealSharedKey()
{
    return withSharedSecrets<QString>([](store::SharedSecrets& shared) { return shared.key(); });
}

QFuture<Expected<Done>> SecretActionsImpl::takeSharedKey(const QString& text)
{
    return withSharedSecrets<Done>([text](store::SharedSecrets& shared) { return shared.takeKey(text); });
}

}  // namespace signalbox::engine
