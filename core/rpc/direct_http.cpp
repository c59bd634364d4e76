#include "rpc/direct_http.h"

#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace signalbox::rpc {

namespace {

constexpr qsizetype mostHead = 64 << 10;
constexpr int lookMs = 50;
constexpr qint64 keptMs = 60'000;

qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}

}  // namespace

/// One connection: one exchange after the other.
class DirectHttp::Line : public QObject {
public:
    Line(DirectHttp& owner, QString host, quint16 port) : m_owner(owner), m_host(std::move(host)), m_port(port)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        connect(&m_socket, &QTcpSocket::connected, this, [this] {
            m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            if (m_now)
                m_socket.write(m_now->request);
        });
        connect(&m_socket, &QTcpSocket::readyRead, this, &Line::read);
        connect(&m_socket, &QTcpSocket::disconnected, this, &Line::ended);
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] {
            if (m_socket.state() != QAbstractSocket::ConnectedState)
                ended();
        });
    }

    bool fits(const Exchange& exchange) const
    {
        return !m_now && m_open && m_socket.state() == QAbstractSocket::ConnectedState && exchange.port == m_port &&
               exchange.host == m_host;
    }
    Exchange* now() const { return m_now; }
    bool isStale(qint64 now) const { return !m_now && (!m_open || now - m_since > keptMs); }

    void begin(Exchange& exchange)
    {
        m_now = &exchange;
        m_state = State::Status;
        m_headBytes = m_left = 0;
        m_chunked = m_sized = m_close = false;
        m_used = m_socket.state() == QAbstractSocket::ConnectedState;
        if (m_used) {
            m_socket.write(exchange.request);
            return;
        }
        exchange.newConnection = true;
        m_open = true;
        m_socket.connectToHost(m_host, m_port);
    }

    void finish(const char* fault, const QString& message = {})
    {
        Exchange* const exchange = std::exchange(m_now, nullptr);
        m_since = nowMs();
        if (fault || m_close) {
            m_open = false;
            m_socket.disconnect(this);
            m_socket.abort();
        }
        if (fault) {
            exchange->fault = fault;
            exchange->message = message;
        }
        exchange->done.open();  // the next exchange may begin in here
    }

private:
    enum class State { Status, Head, Body, ChunkSize, Chunk, ChunkEnd, Trailer };

    void ended()
    {
        m_open = false;
        if (!m_now)
            return;
        if (m_socket.bytesAvailable() > 0)
            read();
        if (!m_now)
            return;
        if (m_state == State::Body && !m_sized)
            return finish(nullptr);
        // A kept connection that closes before the first byte was closed before the request came.
        if (m_used && m_state == State::Status && !m_now->again) {
            Exchange* const exchange = std::exchange(m_now, nullptr);
            exchange->again = true;
            return m_owner.give(*exchange, true);
        }
        finish("connection", m_socket.errorString());
    }

    void read()
    {
        if (!m_now) {
            m_open = false;  // nobody asked
            return m_socket.abort();
        }
        m_now->lastSign = nowMs();
        while (m_now && step()) {
        }
    }

    /// False: more has to come, or the exchange is over.
    bool step()
    {
        if (m_state == State::Body || m_state == State::Chunk)
            return take();
        if (!m_socket.canReadLine()) {
            if (m_socket.bytesAvailable() > mostHead)
                finish("bad_json", QStringLiteral("the answer is no HTTP"));
            return false;
        }
        const QByteArray line = m_socket.readLine().trimmed();
        m_headBytes += line.size();
        if (m_headBytes > mostHead) {
            finish("bad_json", QStringLiteral("the answer's header does not end"));
            return false;
        }
        switch (m_state) {
            case State::Status:
                return status(line);
            case State::Head:
                return line.isEmpty() ? headEnded() : header(line);
            case State::ChunkSize: {
                bool ok = false;
                m_left = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';')).toLongLong(&ok, 16);
                m_headBytes = 0;
                if (!ok || m_left < 0) {
                    finish("connection", QStringLiteral("the answer is cut into pieces that do not fit"));
                    return false;
                }
                m_state = m_left == 0 ? State::Trailer : State::Chunk;
                return true;
            }
            case State::ChunkEnd:
                m_state = State::ChunkSize;
                return true;
            case State::Trailer:
                if (!line.isEmpty())
                    return true;
                finish(nullptr);
                return false;
            case State::Body:
            case State::Chunk:
                break;
        }
        return false;
    }

    bool status(const QByteArray& line)
    {
        m_now->status = line.mid(9, 3).toInt();
        if (!line.startsWith("HTTP/1.") || m_now->status < 100) {
            m_now->status = 0;
            finish("connection", QStringLiteral("the answer is no HTTP"));
            return false;
        }
        m_close = line.startsWith("HTTP/1.0");
        m_state = State::Head;
        return true;
    }

    bool header(const QByteArray& line)
    {
        const qsizetype colon = line.indexOf(':');
        const auto is = [&](const char* name) { return qstrnicmp(line.constData(), name, std::strlen(name)) == 0; };
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (colon <= 0)
            return true;
        if (is("content-length:")) {
            m_left = value.toLongLong(&m_sized);
            m_sized = m_sized && m_left >= 0;
        } else if (is("transfer-encoding:")) {
            m_chunked = value.toLower().contains("chunked");
        } else if (is("connection:")) {
            m_close = value.toLower().contains("close") || (m_close && !value.toLower().contains("keep-alive"));
        } else if (is("location:")) {
            m_now->location = value;
        } else if (is("retry-after:")) {
            m_now->retryAfter = value;
        }
        return true;
    }

    bool headEnded()
    {
        m_headBytes = 0;
        const int status = m_now->status;
        if (status < 200) {  // another head follows
            m_state = State::Status;
            return true;
        }
        if (m_chunked) {
            m_state = State::ChunkSize;
            return true;
        }
        m_state = State::Body;
        if (status == 204 || status == 304 || (m_sized && m_left == 0)) {
            finish(nullptr);
            return false;
        }
        if (m_sized && m_left > m_now->maxBytes) {
            finish("too_large");
            return false;
        }
        m_close = m_close || !m_sized;
        return true;
    }

    bool take()
    {
        AnswerBuffer& body = *m_now->body;
        const bool counted = m_state == State::Chunk || m_sized;
        const qint64 ready = counted ? std::min(m_left, m_socket.bytesAvailable()) : m_socket.bytesAvailable();
        if (ready <= 0)
            return false;
        const qint64 got = m_socket.read(body.room(static_cast<std::size_t>(ready)), ready);
        if (got <= 0)
            return false;
        body.grow(static_cast<std::size_t>(got));
        if (static_cast<qint64>(body.size()) > m_now->maxBytes) {
            finish("too_large");
            return false;
        }
        if (!counted)
            return true;
        m_left -= got;
        if (m_left > 0)
            return true;
        if (m_state == State::Chunk) {
            m_state = State::ChunkEnd;
            return true;
        }
        finish(nullptr);
        return false;
    }

    DirectHttp& m_owner;
    QString m_host;
    quint16 m_port;
    QTcpSocket m_socket;
    Exchange* m_now = nullptr;
    State m_state = State::Status;
    qint64 m_left = 0, m_since = 0;
    qsizetype m_headBytes = 0;
    bool m_chunked = false, m_sized = false, m_close = false, m_used = false;
    bool m_open = true;
};

DirectHttp::DirectHttp()
{
    m_clock.setInterval(lookMs);
    m_clock.callOnTimeout(&m_clock, [this] { look(); });
}

DirectHttp::~DirectHttp()
{
    for (Line* line : m_lines)
        delete line;
}

void DirectHttp::begin(Exchange& exchange)
{
    exchange.since = exchange.lastSign = nowMs();
    if (!m_clock.isActive())
        m_clock.start();
    give(exchange, false);
}

void DirectHttp::give(Exchange& exchange, bool fresh)
{
    if (!fresh)
        for (Line* line : m_lines)
            if (line->fits(exchange))
                return line->begin(exchange);
    m_lines.push_back(new Line(*this, exchange.host, exchange.port));
    m_lines.back()->begin(exchange);
}

void DirectHttp::stop(Exchange& exchange, const char* fault)
{
    for (Line* line : m_lines)
        if (line->now() == &exchange)
            return line->finish(fault);
}

void DirectHttp::forgetConnections()
{
    for (auto line = m_lines.begin(); line != m_lines.end();) {
        if ((*line)->now()) {
            ++line;
            continue;
        }
        (*line)->deleteLater();
        line = m_lines.erase(line);
    }
}

void DirectHttp::look()
{
    const qint64 now = nowMs();
    std::vector<Exchange*> late;
    for (auto line = m_lines.begin(); line != m_lines.end();) {
        if ((*line)->isStale(now)) {
            (*line)->deleteLater();
            line = m_lines.erase(line);
            continue;
        }
        if (Exchange* exchange = (*line)->now();
            exchange && (now - exchange->lastSign > exchange->silenceMs || now - exchange->since > exchange->totalMs))
            late.push_back(exchange);
        ++line;
    }
    for (Exchange* exchange : late)
        stop(*exchange, "timeout");
    if (std::none_of(m_lines.begin(), m_lines.end(), [](const Line* line) { return line->now() != nullptr; }))
        m_clock.stop();
}

}  // namespace signalbox::rpc
