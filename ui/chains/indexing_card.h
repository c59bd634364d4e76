// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queries.h"
#include "widgets/card.h"

class QVBoxLayout;

namespace signalbox::ui {

/// Indexing times of a Canopy chain: the average time of each step over the newest blocks, and manual reindexes.
class IndexingCard : public Card {
    Q_OBJECT
public:
    explicit IndexingCard(QWidget* parent = nullptr);
    void setReport(const IndexingReport& report);
    void setFailure(const QString& sentence);  ///< the reason why there is no report
    void clear();

private:
    void renew(const std::vector<std::pair<QString, QString>>& rows);

    QVBoxLayout* m_rows;
    Text* m_words;
    std::vector<std::pair<QString, QString>> m_shown;
};

/// The label of a step of indexing_detail; unknown steps keep their names.
QString stepWord(const QString& step);

}  // namespace signalbox::ui
