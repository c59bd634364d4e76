// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explorer/explorer_words.h"
#include "widgets/detail_pane.h"

namespace signalbox::ui {

/// Fields of an object on one chain: label, value, copy; values that refer to another object are links.
class FactsPanel : public DetailPane {
    Q_OBJECT
public:
    explicit FactsPanel(QWidget* parent = nullptr);
    void show(ExplorerKind kind, const ExplorerChain& chain);

Q_SIGNALS:
    void goRequested(const QString& address);

private:
    void add(const ExplorerRecord& record, const ExplorerField& field);
};

}  // namespace signalbox::ui
