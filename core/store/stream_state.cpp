// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/stream_state.h"

#include <QJsonDocument>
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

void readRecent(const PqResult& rows, StoredChain& state)
{
    for (int row = PQntuples(rows.get()) - 1; row >= 0; --row)
        state.recent.push_back({pqCell(rows, row, 0).toLongLong(), pqHash(rows, row, 1), pqHash(rows, row, 2),
                                pqCell(rows, row, 3).toLongLong()});
}

Expected<std::vector<StreamState>> readStreams(PqConnection& connection, const QString& caip2)
{
    const auto rows = connection.run(
        "SELECT s.stream, s.from_block, s.to_block, c.lo, c.hi, s.settings, s.revision FROM signalbox.streams s LEFT "
        "JOIN signalbox.coverage c "
        "USING (caip2, stream) "
        "WHERE s.caip2 = " +
        QByteArray::fromStdString(quoteText(caip2)) + " AND s.removed_at IS NULL ORDER BY s.stream, c.lo");
    if (!rows)
        return fail(rows.error());
    std::vector<StreamState> streams;
    for (int row = 0; row < PQntuples(rows->get()); ++row) {
        const QString stream = QString::fromUtf8(pqCell(*rows, row, 0));
        if (streams.empty() || streams.back().spec.name != stream) {
            StreamState fresh;
            fresh.spec = {stream, QJsonDocument::fromJson(pqCell(*rows, row, 5)).object(),
                          QString::fromUtf8(pqCell(*rows, row, 6))};
            fresh.from = pqCell(*rows, row, 1).toLongLong();
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
