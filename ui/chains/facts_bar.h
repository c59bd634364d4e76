// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/snapshot.h"

namespace signalbox::ui {

/// One line below the page head: "Head 51,429,490 1 s ago · Indexed … · Finalized …". Facts that do not fit are left
/// out from the right; the accessible text has all of them. The age of the head is shown at every width.
class FactsBar : public QWidget {
    Q_OBJECT
public:
    explicit FactsBar(QWidget* parent = nullptr);
    void setChain(const ChainSnapshot& chain);
    QString shownText() const;  ///< facts that fit in the current width
    QSize sizeHint() const override { return {400, 20}; }
    QSize minimumSizeHint() const override { return {200, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Fact {
        QString label, value, note;
        bool kept = false;  ///< whether the note stays when others are dropped
    };
    static QString textOf(const Fact& fact);
    std::vector<Fact> fitting() const;

    std::vector<Fact> m_facts;
};

}  // namespace signalbox::ui
