// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_impl.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QPromise>

#include "catalog/workspace_catalog.h"
#include "layers/agreed_catalog.h"
#include "postgres/roles.h"
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
    if (m_secrets)
        m_secrets->decline();
    joinThreads();
    m_engine.reset();
    m_opened = {};  // leaves the cluster
}

QString WorkspaceImpl::clean(const QString& directory)
{
    return QDir::cleanPath(QFileInfo(directory).absoluteFilePath());
}

WorkspaceInfo WorkspaceImpl::info() const
{
    WorkspaceInfo info = m_opened.context.info;
    if (m_secrets)
        info.secretStore = m_secrets->kind();
    return info;
}

void WorkspaceImpl::inThread(std::function<void()> work)
{
    m_threads.emplace_back(std::move(work));
}

void WorkspaceImpl::joinThreads()
{
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

void WorkspaceImpl::setState(WorkspaceState state)
{
    if (m_state == state)
        return;
    m_state = state;
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
    if (m_state == WorkspaceState::Opening || m_state == WorkspaceState::Open || m_state == WorkspaceState::Closing)
        return;
    joinThreads();
    m_error.reset();
    m_stop = false;
    m_closeAsked = false;
    m_wrongPassphrases = 0;
    m_opened = {};
    m_opened.context.info.directory = m_directory = wish.directory;
    m_secrets.reset();
    m_server.reset();
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
                m_secrets = secrets;
                if (m_closeAsked)
                    secrets->decline();
            },
            Qt::QueuedConnection);
    };
    calls.reached = [this](const store::ConnectionInfo& server) {
        QMetaObject::invokeMethod(
            this, [this, server] { m_server = server; }, Qt::QueuedConnection);
    };
    calls.stopped = [this] { return m_stop.load(); };
    inThread([this, wish = std::move(wish), calls = std::move(calls)] {
        auto result = std::make_shared<Expected<WorkspaceOpening::Opened>>(WorkspaceOpening(wish, calls).run());
        QMetaObject::invokeMethod(
            this, [this, result] { opened(std::move(*result)); }, Qt::QueuedConnection);
    });
}

void WorkspaceImpl::opened(Expected<WorkspaceOpening::Opened> result)
{
    if (m_closeAsked) {
        if (result)
            m_opened = std::move(*result);
        leave();
        return;
    }
    if (!result) {
        failed(result.error());
        return;
    }
    m_opened = std::move(*result);
    Q_EMIT stepChanged(OpenStep::Engine, StepState::Running, {});
    auto engine = m_factory(m_opened.context);
    if (!engine) {
        Q_EMIT stepChanged(OpenStep::Engine, StepState::Failed, engine.error().message);
        m_opened = {};
        failed(engine.error());
        return;
    }
    m_engine = std::move(*engine);
    Q_EMIT stepChanged(OpenStep::Engine, StepState::Done, {});
    setState(WorkspaceState::Open);
}

void WorkspaceImpl::unlockSecrets(const QString& passphrase)
{
    if (!m_secrets)
        return;
    if (passphrase.isEmpty()) {
        m_secrets->decline();
        return;
    }
    // Deriving the key deliberately takes a tenth of a second.
    inThread([this, secrets = m_secrets, passphrase] {
        const auto unlocked = secrets->unlock(passphrase);
        QMetaObject::invokeMethod(
            this,
            [this, secrets, unlocked] {
                if (unlocked) {
                    m_wrongPassphrases = 0;
                    if (m_state == WorkspaceState::Open)
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
    facts.directory = m_directory;
    return engine::saveSupportBundle(file, std::move(facts), m_engine.get());
}

template <class T, class Work>
QFuture<Expected<T>> WorkspaceImpl::answered(Work work)
{
    auto promise = std::make_shared<QPromise<Expected<T>>>();
    promise->start();
    inThread([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

template <class T>
QFuture<Expected<T>> WorkspaceImpl::withSecrets(std::function<Expected<T>()> work)
{
    if (!m_secrets || m_state != WorkspaceState::Open)
        return QtFuture::makeReadyFuture<Expected<T>>(
            fail(ErrorKind::Unavailable, "WORKSPACE_CLOSED",
                 Message(QT_TRANSLATE_NOOP("Engine", "The workspace is not open. Nothing was moved."))));
    return answered<T>(std::move(work));
}

template <class T>
QFuture<Expected<T>> WorkspaceImpl::withSharedSecrets(std::function<Expected<T>(store::SharedSecrets&)> work)
{
    return withSecrets<T>([shared = std::dynamic_pointer_cast<store::SharedSecrets>(m_opened.context.secrets),
                           work = std::move(work)]() -> Expected<T> {
        if (!shared)
            return fail(ErrorKind::Refused, "NOT_SHARED",
                        Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "API keys are shared among consoles in server workspaces only; this workspace is local.")));
        return work(*shared);
    });
}

QFuture<Expected<int>> WorkspaceImpl::moveSecrets(const QString& store, const QString& passphrase)
{
    auto move = [secrets = m_secrets, store, passphrase] { return secrets->moveTo(store, passphrase); };
    // A keychain that does not answer or refuses may be what prevents the workspace from opening.
    const bool opens = m_state == WorkspaceState::Opening || m_state == WorkspaceState::Failed;
    if (m_secrets && opens && store == "file"_L1)
        return answered<int>(std::move(move));
    return withSecrets<int>(std::move(move));
}

Expected<QString> WorkspaceImpl::setSecretsAside()
{
    if (!m_secrets)
        return fail(ErrorKind::Unavailable, "WORKSPACE_CLOSED",
                    Message(QT_TRANSLATE_NOOP("Engine", "The workspace is not open. Nothing was moved.")));
    return m_secrets->setAside();
}

QFuture<Expected<SharedKey>> WorkspaceImpl::sharedKey()
{
    return withSharedSecrets<SharedKey>([](store::SharedSecrets& shared) { return shared.keyState(); });
}

QFuture<Expected<QString>> WorkspaceImpl::revealSharedKey()
{
    return withSharedSecrets<QString>([](store::SharedSecrets& shared) { return shared.key(); });
}

QFuture<Expected<Done>> WorkspaceImpl::takeSharedKey(const QString& text)
{
    return withSharedSecrets<Done>([text](store::SharedSecrets& shared) { return shared.takeKey(text); });
}

template <class T>
QFuture<Expected<T>> WorkspaceImpl::withCatalog(std::function<Expected<T>(layers::AgreedCatalog&)> work)
{
    if (!m_server)
        return QtFuture::makeReadyFuture<Expected<T>>(
            fail(ErrorKind::Refused, "NOT_SHARED",
                 Message(QT_TRANSLATE_NOOP(
                     "Engine", "Catalogs are published in server workspaces only, and no server was reached."))));
    return answered<T>([server = *m_server, folder = m_directory, work = std::move(work)] {
        store::Session session(server.withApplication(u"signalbox schema"_s));
        layers::AgreedCatalog catalog(session, folder);
        return work(catalog);
    });
}

QFuture<Expected<CatalogStanding>> WorkspaceImpl::catalogStanding()
{
    return withCatalog<CatalogStanding>(
        [folder = m_directory](layers::AgreedCatalog& catalog) -> Expected<CatalogStanding> {
            const auto found = catalog.standing();
            if (!found)
                return fail(found.error());
            const layers::AgreedCatalog::Content& agreed = found->agreed;
            return CatalogStanding{catalog::fileOfWorkspace(folder),
                                   found->hasFile,
                                   found->differs,
                                   agreed.json.isEmpty(),
                                   agreed.by,
                                   agreed.on,
                                   agreed.at};
        });
}

QFuture<Expected<std::vector<Message>>> WorkspaceImpl::catalogChanges()
{
    return withCatalog<std::vector<Message>>(
        [](layers::AgreedCatalog& catalog) { return catalog.changes(store::readerRole); });
}

QFuture<Expected<QString>> WorkspaceImpl::takeCatalog()
{
    return withCatalog<QString>([](layers::AgreedCatalog& catalog) { return catalog.take(); });
}

/// The server notices with a short delay that a session has ended, this console's own included.
QFuture<Expected<Done>> WorkspaceImpl::publishCatalog()
{
    return withCatalog<Done>([](layers::AgreedCatalog& catalog) {
        QDeadlineTimer patience(std::chrono::seconds(2));
        auto published = catalog.publish();
        while (!published && published.error().code == "WORKSPACE_IN_USE"_L1 && !patience.hasExpired()) {
            QThread::msleep(100);
            published = catalog.publish();
        }
        return published;
    });
}

void WorkspaceImpl::close()
{
    if (m_state == WorkspaceState::Closed || m_state == WorkspaceState::Closing)
        return;
    const bool opening = m_state == WorkspaceState::Opening;
    m_stop = true;
    m_closeAsked = true;
    if (m_secrets)
        m_secrets->decline();
    setState(WorkspaceState::Closing);
    if (!opening)
        leave();
}

void WorkspaceImpl::leave()
{
    m_engine.reset();
    auto opened = std::make_shared<WorkspaceOpening::Opened>(std::move(m_opened));
    m_opened = {};
    m_secrets.reset();
    inThread([this, opened = std::move(opened)]() mutable {
        opened.reset();  // stops the server if no other session uses it
        QMetaObject::invokeMethod(
            this,
            [this] {
                joinThreads();
                setState(WorkspaceState::Closed);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace signalbox::engine
