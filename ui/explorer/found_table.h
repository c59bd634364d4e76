// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explorer/explorer_models.h"
#include "tables/data_table.h"

namespace signalbox::ui {

class Segments;

/// What each chain knows of an object, side by side, and the kinds of objects that its key can be.
class FoundTable : public DataTable {
    Q_OBJECT
public:
    explicit FoundTable(Desk* desk, QWidget* parent = nullptr);

    void setSearching();
    void setAnswer(const ExplorerAnswer& answer, std::optional<Height> height);
    void setHits(const ExplorerHits& hits);                 ///< offers a choice if there are several kinds
    void setKind(ExplorerKind kind);                        ///< marks it without a signal
    void setRoom(int height);                               ///< of the screen: a low one shows two rows
    const QString& searched() const { return m_searched; }  ///< key of the hits
    const ExplorerChain* chain(int row) const;              ///< null: there is no such row
    int rowFor(const QString& caip2) const;  ///< that chain's if it has the object, else the first; −1: none

Q_SIGNALS:
    void kindChosen(const signalbox::ExplorerKey& key);

private:
    FoundChains* m_found = nullptr;
    std::vector<ExplorerHits::Hit> m_hits;
    QString m_searched;
    Segments* m_kinds;
};

}  // namespace signalbox::ui
