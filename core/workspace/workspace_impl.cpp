// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_impl.h"

#include <QDir>
#include <QFileInfo>

#include "signalbox/literals.h"
#include "support/log.h"
#include "workspace/support_bundle.h"

namespace signalbox::engine {

namespace {

constexpr int passphraseTries = 3;

}  // namespace

std::unique_ptr<Workspace> workspaceWith(EngineFactory factory)
{
    return std::make_unique<WorkspaceImpl>(std::move(factory));
}

WorkspaceImpl::WorkspaceImpl(EngineFactory factory) : m_factory(std::move(factory))
{
    store::watchKeychain([this](bool silent) {
        QMetaObject::invokeMethod(
            this, [this, silent] { Q_EMIT keychainSilent(silent); }, Qt::QueuedConnection);
    });
}

WorkspaceImpl::~WorkspaceImpl()
{
    store::watchKeychain({});
    m_stop = true;
    if (m_workspace.secrets)
        m_workspace.secrets->decline();
    m_workspace.threads.join();
    m_engine.reset();
    m_workspace.opened = {};  // leaves the cluster
}

QString WorkspaceImpl::clean(const QString& directory)
{
    return QDir::cleanPath(QFileInfo(directory).absoluteFilePath());
}

WorkspaceInfo WorkspaceImpl::info() const
{
    WorkspaceInfo info = m_workspace.opened.context.info;
    if (m_workspace.secrets)
        info.secretStore = m_workspace.secrets->kind();
    return info;
}

void WorkspaceImpl::setState(WorkspaceState state)
{
    if (m_workspace.state == state)
        return;
    m_workspace.state = state;
    Q_EMIT stateChanged(state);
}

void WorkspaceImpl::failed(const Error& error)
{
    m_error = error;
    qCWarning(logEngine).noquote() << error.text();
    setState(WorkspaceState::Failed);
}

void WorkspaceImpl::begin(WorkspaceOpening::Wish wish)
{
    if (m_workspace.state == WorkspaceState::Opening || m_workspace.state == WorkspaceState::Open ||
        m_workspace.state == WorkspaceState::Closing)
        return;
    m_workspace.threads.join();
    m_error.reset();
    m_stop = false;
    m_closeAsked = false;
    m_wrongPassphrases = 0;
    m_workspace.opened = {};
    m_workspace.opened.context.info.directory = m_workspace.directory = wish.directory;
    m_workspace.secrets.reset();
    m_workspace.server.reset();
    setState(WorkspaceState::Opening);
    WorkspaceOpening::Callbacks calls;
    calls.step = [this](OpenStep step, StepState state, const Message& text) {
        QMetaObject::invokeMethod(
            this, [=, this] { Q_EMIT stepChanged(step, state, text); }, Qt::QueuedConnection);
    };
    calls.askPassphrase = [this](bool create) {
        QMetaObject::invokeMethod(
            this, [=, this] { Q_EMIT passphraseNeeded(create); }, Qt::QueuedConnection);
    };
    calls.secretsMade = [this](std::shared_ptr<WorkspaceSecrets> secrets) {
        QMetaObject::invokeMethod(
            this,
            [this, secrets] {
                m_workspace.secrets = secrets;
                if (m_closeAsked)
                    secrets->decline();
            },
            Qt::QueuedConnection);
    };
    calls.reached = [this](const store::ConnectionInfo& server) {
        QMetaObject::invokeMethod(
            this, [this, server] { m_workspace.server = server; }, Qt::QueuedConnection);
    };
    calls.stopped = [this] { return m_stop.load(); };
    m_workspace.threads.run([this, wish = std::move(wish), calls = std::move(calls)] {
        auto result = std::make_shared<Expected<WorkspaceOpening::Opened>>(WorkspaceOpening(wish, calls).run());
        QMetaObject::invokeMethod(
            this, [this, result] { opened(std::move(*result)); }, Qt::QueuedConnection);
    });
}

void WorkspaceImpl::opened(Expected<WorkspaceOpening::Opened> result)
{
    if (m_closeAsked) {
        if (result)
            m_workspace.opened = std::move(*result);
        leave();
        return;
    }
    if (!result) {
        failed(result.error());
        return;
    }
    m_workspace.opened = std::move(*result);
    Q_EMIT stepChanged(OpenStep::Engine, StepState::Running, {});
    auto engine = m_factory(m_workspace.opened.context);
    if (!engine) {
        Q_EMIT stepChanged(OpenStep::Engine, StepState::Failed, engine.error().message);
        m_workspace.opened = {};
        failed(engine.error());
        return;
    }
    m_engine = std::move(*engine);
    Q_EMIT stepChanged(OpenStep::Engine, StepState::Done, {});
    setState(WorkspaceState::Open);
}

void WorkspaceImpl::unlockSecrets(const QString& passphrase)
{
    if (!m_workspace.secrets)
        return;
    if (passphrase.isEmpty()) {
        m_workspace.secrets->decline();
        return;
    }
    // Deriving the key deliberately takes a tenth of a second.
    m_workspace.threads.run([this, secrets = m_workspace.secrets, passphrase] {
        const auto unlocked = secrets->unlock(passphrase);
        QMetaObject::invokeMethod(
            this,
            [this, secrets, unlocked] {
                if (unlocked) {
                    m_wrongPassphrases = 0;
                    if (m_workspace.state == WorkspaceState::Open)
                        Q_EMIT stepChanged(OpenStep::Secrets, StepState::Done, Message(secrets->kind()));
                    return;
                }
                Q_EMIT stepChanged(OpenStep::Secrets, StepState::Warning, unlocked.error().message);
                if (unlocked.error().code == "PASSPHRASE_WRONG"_L1 && ++m_wrongPassphrases < passphraseTries)
                    Q_EMIT passphraseNeeded(false);
                else
                    secrets->decline();
            },
            Qt::QueuedConnection);
    });
}

QFuture<Expected<Done>> WorkspaceImpl::saveSupportBundle(const QString& program, const QString& file)
{
    SupportFacts facts;
    facts.program = program;
    facts.info = info();
    facts.directory = m_workspace.directory;
    return engine::saveSupportBundle(file, std::move(facts), m_engine.get());
}

void WorkspaceImpl::close()
{
    if (m_workspace.state == WorkspaceState::Closed || m_workspace.state == WorkspaceState::Closing)
        return;
    const bool opening = m_workspace.state == WorkspaceState::Opening;
    m_stop = true;
    m_closeAsked = true;
    if (m_workspace.secrets)
        m_workspace.secrets->decline();
    setState(WorkspaceState::Closing);
    if (!opening)
        leave();
}

void WorkspaceImpl::leave()
{
    m_engine.reset();
    auto opened = std::make_shared<WorkspaceOpening::Opened>(std::move(m_workspace.opened));
    m_workspace.opened = {};
    m_workspace.secrets.reset();
    m_workspace.threads.run([this, opened = std::move(opened)]() mutable {
        opened.reset();  // stops the server if no other session uses it
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_workspace.threads.join();
                setState(WorkspaceState::Closed);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace signalbox::engine
