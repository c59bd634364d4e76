#pragma once

#include <QWidget>

#include "signalbox/snapshot.h"

namespace signalbox::ui {

/// "Head 51,429,490 1 s ago · Indexed … · Finalized …": one line under the page head; facts that do not fit are left
/// out from the right, all are in the accessible text. The head's age is shown at every width.
class FactsBar : public QWidget {
    Q_OBJECT
public:
    explicit FactsBar(QWidget* parent = nullptr);
    void setChain(const ChainSnapshot& chain);
    QString shownText() const;  ///< the facts that fit in the present width
    QSize sizeHint() const override { return {400, 20}; }
    QSize minimumSizeHint() const override { return {200, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Fact {
        QString label, value, note;
        bool kept = false;  ///< the note stays where others give way
    };
    static QString textOf(const Fact& fact);
    std::vector<Fact> fitting() const;

    std::vector<Fact> m_facts;
};

}  // namespace signalbox::ui
