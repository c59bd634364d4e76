// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/session.h"

#include <sys/socket.h>
#include <QElapsedTimer>
#include <QMutex>
#include <QScopeGuard>
#include <atomic>

#include "postgres/call_watch.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::store {

pqxx::result Transaction::exec(const std::string& sql)
{
    return m_transaction.exec(sql);
}

pqxx::result Transaction::exec(const std::string& sql, std::initializer_list<Value> values)
{
    return exec(sql, std::vector<Value>(values));
}

namespace {

std::vector<const char*> pointersTo(const std::vector<Value>& values)
{
    std::vector<const char*> pointers;
    pointers.reserve(values.size());
    for (const Value& value : values)
        pointers.push_back(value.text ? value.text->c_str() : nullptr);
    return pointers;
}

}  // namespace

pqxx::result Transaction::exec(const std::string& sql, const std::vector<Value>& values)
{
    const auto pointers = pointersTo(values);
    return m_transaction.exec_params(sql, pqxx::prepare::make_dynamic_params(pointers));
}

pqxx::result Transaction::execPrepared(const std::string& sql, const std::vector<Value>& values)
{
    const std::string name = "kept_" + std::to_string(std::hash<std::string>()(sql));
    m_transaction.conn().prepare(name, sql);  // does nothing if it is prepared already
    const auto pointers = pointersTo(values);
    return m_transaction.exec_prepared(name, pqxx::prepare::make_dynamic_params(pointers));
}

namespace {

class Listener : public pqxx::notification_receiver {
public:
    Listener(pqxx::connection& connection, const std::string& channel,
             const std::function<void(const QString&)>& handler)
        : pqxx::notification_receiver(connection, channel), m_handler(handler)
    {
    }
    void operator()(const std::string& payload, int) override { m_handler(QString::fromStdString(payload)); }

private:
    std::function<void(const QString&)> m_handler;
};

/// Carries an Error of the work through pqxx, so that the transaction is rolled back.
struct WorkFailed {
    Error error;
};

/// libpqxx 6 omits the SQLSTATE in some of its exceptions; their type gives it.
QString stateOf(const pqxx::sql_error& exception)
{
    if (!exception.sqlstate().empty())
        return QString::fromStdString(exception.sqlstate());
    const auto is = [&]<class T>(std::type_identity<T>) { return dynamic_cast<const T*>(&exception) != nullptr; };
    if (is(std::type_identity<pqxx::insufficient_privilege>{}))
        return u"42501"_s;
    if (is(std::type_identity<pqxx::disk_full>{}))
        return u"53100"_s;
    if (is(std::type_identity<pqxx::out_of_memory>{}))
        return u"53200"_s;
    if (is(std::type_identity<pqxx::insufficient_resources>{}))
        return u"53000"_s;
    if (is(std::type_identity<pqxx::unique_violation>{}))
        return u"23505"_s;
    if (is(std::type_identity<pqxx::integrity_constraint_violation>{}))
        return u"23000"_s;
    if (is(std::type_identity<pqxx::data_exception>{}))
        return u"22000"_s;
    if (is(std::type_identity<pqxx::undefined_table>{}))
        return u"42P01"_s;
    if (is(std::type_identity<pqxx::syntax_error>{}))
        return u"42601"_s;
    return {};
}

constexpr qint64 silenceMs = 1'000;

Error away(const QString& message)
{
    return Error::make(
        ErrorKind::Retryable, "DATABASE_AWAY",
        Message(QT_TRANSLATE_NOOP("Engine", "The database does not answer (%1). Signalbox reconnects automatically."))
            .arg(redact(message).simplified().left(300)),
        {{u"said"_s, redact(message).simplified().left(300)}});
}

}  // namespace

struct Session::Private {
    struct Channel {
        std::string name;
        std::function<void(const QString&)> handler;
    };
    QMutex mutex;  // abandon() is called from other threads
    std::unique_ptr<pqxx::connection> connection;
    int made = 0;
    std::atomic<bool> abandoned = false;
    std::optional<Error> silence;  // the last call without an answer, and its time
    QElapsedTimer silentSince;
    Transaction* open = nullptr;  // the transaction whose work is running
    std::vector<Channel> channels;
    std::vector<std::unique_ptr<Listener>> listeners;

    void keepSilence(const Error& error)
    {
        silence = error;
        silentSince.start();
    }
    void drop()
    {
        const QMutexLocker locker(&mutex);
        // libpqxx removes each listener by a statement of its own and would wait for the answer without a limit.
        if (!listeners.empty() && connection && connection->is_open())
            ::shutdown(connection->sock(), SHUT_RDWR);
        listeners.clear();
        connection.reset();
    }
};

Session::Session(ConnectionInfo info) : m_info(std::move(info)), d(std::make_unique<Private>()) {}

Session::~Session()
{
    close();
}

Expected<Done> Session::open()
{
    if (d->abandoned)
        return fail(away(u"the session was ended"_s));
    if (isOpen())
        return Done{};
    // Several calls in a row must not each wait for a server that has just failed to answer.
    if (d->silence && d->silentSince.elapsed() < silenceMs)
        return fail(*d->silence);
    d->drop();
    try {
        auto connection = std::make_unique<pqxx::connection>(m_info.conninfo().toStdString());
        // Without a handler, libpqxx 6 prints the server's notices to standard error.
        std::vector<std::unique_ptr<Listener>> listeners;
        for (const auto& channel : d->channels)
            listeners.push_back(std::make_unique<Listener>(*connection, channel.name, channel.handler));
        const QMutexLocker locker(&d->mutex);
        d->connection = std::move(connection);
        ++d->made;
        d->silence.reset();
        d->listeners = std::move(listeners);
    } catch (const std::exception& exception) {
        const Error refused = connectionRefused(m_info, QString::fromUtf8(exception.what()));
        if (refused.code == "DATABASE_AWAY"_L1)
            d->keepSilence(refused);
        return fail(refused);
    }
    return Done{};
}

void Session::close()
{
    d->drop();
}

bool Session::isOpen() const
{
    return d->connection && d->connection->is_open();
}

int Session::connections() const
{
    return d->made;
}

int Session::backendPid() const
{
    return isOpen() ? d->connection->backendpid() : 0;
}

int Session::socket() const
{
    return isOpen() ? d->connection->sock() : -1;
}

/// Runs inside the transaction of another call. The connection is kept, because the outer call still uses it.
Expected<Done> Session::join(const std::function<Expected<Done>(Transaction&)>& work)
{
    try {
        return work(*d->open);
    } catch (const pqxx::sql_error& exception) {
        const QString message = QString::fromUtf8(exception.what());
        const QString state = stateOf(exception);
        return fail(isOpen() && !state.startsWith("57P"_L1) ? errorFromSqlState(state, message) : away(message));
    } catch (const std::exception& exception) {
        const QString message = QString::fromUtf8(exception.what());
        if (!isOpen())
            return fail(away(message));
        return fail(ErrorKind::Internal, "DATABASE_FAULT",
                    Message(QT_TRANSLATE_NOOP("Engine", "A call to the database failed: %1"))
                        .arg(redact(message).simplified()));
    }
}

Expected<Done> Session::transact(Mode mode, const std::function<Expected<Done>(Transaction&)>& work)
{
    if (d->open)
        return join(work);
    const bool wasOpen = d->connection != nullptr;
    if (const auto opened = open(); !opened)
        return opened;
    for (int attempt = 1;; ++attempt) {
        bool began = false, ending = false;
        const CallWatch watch(m_info, d->connection->sock());
        try {
            auto inside = [&](pqxx::transaction_base& raw) {
                began = true;
                Transaction transaction(raw);
                d->open = &transaction;
                const auto over = qScopeGuard([this] { d->open = nullptr; });
                if (auto done = work(transaction); !done)
                    throw WorkFailed{done.error()};
                ending = true;
            };
            if (mode == Mode::Plain) {
                pqxx::nontransaction raw(*d->connection);
                inside(raw);
                raw.commit();
            } else if (mode == Mode::Read) {
                pqxx::read_transaction raw(*d->connection);
                inside(raw);
                raw.commit();
            } else {
                pqxx::work raw(*d->connection);
                inside(raw);
                raw.commit();
            }
            return Done{};
        } catch (const WorkFailed& stopped) {
            return fail(stopped.error);
        } catch (const pqxx::in_doubt_error& exception) {
            close();
            if (watch.gaveUp())
                d->keepSilence(away(QString::fromUtf8(exception.what())));
            if (mode == Mode::Read)
                return fail(away(QString::fromUtf8(exception.what())));
            return fail(
                ErrorKind::Retryable, "COMMIT_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The connection to the database was lost during a commit. Signalbox checks "
                                          "whether the change is stored.")));
        } catch (const pqxx::sql_error& exception) {
            const QString message = QString::fromUtf8(exception.what());
            const QString state = stateOf(exception);
            if (isOpen() && !state.startsWith("57P"_L1)) {
                // A COMMIT that a timeout ends leaves the transaction open, and libpqxx 6 does not roll it back then.
                if (ending)
                    close();
                return fail(errorFromSqlState(state, message));
            }
            close();
            if (watch.gaveUp())
                d->keepSilence(away(message));
            if (attempt == 1 && wasOpen && (mode == Mode::Read || !began) && !watch.gaveUp() && open())
                continue;
            return fail(away(message));
        } catch (const pqxx::broken_connection& exception) {
            close();
            if (watch.gaveUp())
                d->keepSilence(away(QString::fromUtf8(exception.what())));
            // The connection broke while it was idle: nothing of the transaction had begun.
            if (attempt == 1 && wasOpen && (mode == Mode::Read || !began) && !watch.gaveUp() && open())
                continue;
            return fail(away(QString::fromUtf8(exception.what())));
        } catch (const std::exception& exception) {
            const bool lost = !isOpen();
            const QString message = QString::fromUtf8(exception.what());
            close();
            if (lost)
                return fail(away(message));
            return fail(ErrorKind::Internal, "DATABASE_FAULT",
                        Message(QT_TRANSLATE_NOOP("Engine", "A call to the database failed: %1"))
                            .arg(redact(message).simplified()));
        }
    }
}

Expected<Done> Session::listen(const QString& channel, std::function<void(const QString&)> handler)
{
    const auto known = std::find_if(d->channels.begin(), d->channels.end(),
                                    [&](const Private::Channel& one) { return one.name == channel.toStdString(); });
    if (known != d->channels.end()) {  // one LISTEN is enough: every listener would receive the notification
        known->handler = std::move(handler);
        close();
        return Done{};
    }
    d->channels.push_back({channel.toStdString(), std::move(handler)});
    if (!isOpen())
        return Done{};
    try {
        auto listener = std::make_unique<Listener>(*d->connection, d->channels.back().name, d->channels.back().handler);
        const QMutexLocker locker(&d->mutex);
        d->listeners.push_back(std::move(listener));
        return Done{};
    } catch (const std::exception& exception) {
        close();
        return fail(away(QString::fromUtf8(exception.what())));
    }
}

Expected<int> Session::poll()
{
    if (const auto opened = open(); !opened)
        return fail(opened.error());
    try {
        return d->connection->get_notifs();
    } catch (const std::exception& exception) {
        close();
        return fail(away(QString::fromUtf8(exception.what())));
    }
}

void Session::abandon()
{
    d->abandoned = true;
    const QMutexLocker locker(&d->mutex);
    if (d->connection && d->connection->is_open())
        ::shutdown(d->connection->sock(), SHUT_RDWR);
}

}  // namespace signalbox::store
