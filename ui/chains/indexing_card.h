#pragma once

#include "signalbox/queries.h"
#include "widgets/card.h"

class QVBoxLayout;

namespace signalbox::ui {

/// How a Canopy chain is indexed: the time of each step, mean of the newest blocks, and what was reindexed by hand.
class IndexingCard : public Card {
    Q_OBJECT
public:
    explicit IndexingCard(QWidget* parent = nullptr);
    void setReport(const IndexingReport& report);
    void setTrouble(const QString& sentence);  ///< why there is no report
    void clear();

private:
    void renew(const std::vector<std::pair<QString, QString>>& rows);

    QVBoxLayout* m_rows;
    Text* m_words;
    std::vector<std::pair<QString, QString>> m_shown;
};

/// What a step of indexing_detail is, for people; unknown ones keep their name.
QString stepWord(const QString& step);

}  // namespace signalbox::ui
