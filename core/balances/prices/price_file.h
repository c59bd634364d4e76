// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QIODevice>
#include <map>

#include "signalbox/error.h"

namespace signalbox::balances {

/// Lines of a CSV file of prices. Its head line names the columns: chain, contract, price and, if wanted, time. It ends
/// at the first wrong line.
class PriceFile {
public:
    using Chains = std::map<QString, qint64>;  ///< names in lower case
    struct Row {
        qint64 line = 0, chain = 0;
        std::string contract, price, at;  ///< as PostgreSQL reads them
    };

    PriceFile(QIODevice& source, Chains chains);

    std::optional<Row> next();
    const std::optional<Error>& error() const { return m_error; }

private:
    struct Columns {
        int chain = -1, contract = -1, price = -1, time = -1, count = 0;
    };
    std::optional<QList<QByteArray>> record();  ///< the fields of the next line that is not empty
    bool readHead();
    std::optional<Row> wrong(Message message);

    QIODevice& m_source;
    const Chains m_chains;
    const std::string m_now;
    Columns m_columns;
    qint64 m_line = 0;
    std::optional<Error> m_error;
};

}  // namespace signalbox::balances
