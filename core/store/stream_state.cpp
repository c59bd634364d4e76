#include "store/stream_state.h"

#include <cstring>

#include "postgres/session.h"

namespace signalbox::store {

QByteArray pqCell(const PqResult& result, int row, int column)
{
    return QByteArray(PQgetvalue(result.get(), row, column), PQgetlength(result.get(), row, column));
}

Bytes32 pqHash(const PqResult& result, int row, int column)
{
    Bytes32 value{};
    const QByteArray raw = QByteArray::fromHex(pqCell(result, row, column).mid(2));
    std::memcpy(value.data(), raw.constData(), static_cast<std::size_t>(qMin<qsizetype>(32, raw.size())));
    return value;
}

Expected<std::vector<StreamState>> readStreams(PqConnection& connection, const QString& caip2)
{
    const auto rows = connection.run(
        "SELECT s.stream, s.from_block, s.to_block, c.lo, c.hi FROM signalbox.streams s LEFT JOIN signalbox.coverage c "
        "USING (caip2, stream) "
        "WHERE s.caip2 = " +
        QByteArray::fromStdString(quoteText(caip2)) + " AND s.removed_at IS NULL ORDER BY s.stream, c.lo");
    if (!rows)
        return fail(rows.error());
    std::vector<StreamState> streams;
    for (int row = 0; row < PQntuples(rows->get()); ++row) {
        const QString stream = QString::fromUtf8(pqCell(*rows, row, 0));
        if (streams.empty() || streams.back().stream != stream) {
            StreamState fresh{stream, pqCell(*rows, row, 1).toLongLong(), std::nullopt, {}};
            if (!PQgetisnull(rows->get(), row, 2))
                fresh.to = pqCell(*rows, row, 2).toLongLong();
            streams.push_back(std::move(fresh));
        }
        if (!PQgetisnull(rows->get(), row, 3))
            streams.back().covered.push_back({pqCell(*rows, row, 3).toLongLong(), pqCell(*rows, row, 4).toLongLong()});
    }
    return streams;
}

}  // namespace signalbox::store
