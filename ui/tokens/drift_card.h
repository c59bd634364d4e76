// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_answer.h"
#include "signalbox/token_queries.h"
#include "tokens/token_ref.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox {
class Engine;
}

namespace signalbox::ui {

class DetailRow;
class StateChip;

/// The last checks as squares, the oldest at the left: equal ones are small, those with drift higher. Each has a tip;
/// the arrow keys go from one to the next.
class DriftSquares : public QWidget {
    Q_OBJECT
public:
    explicit DriftSquares(QWidget* parent = nullptr);

    void setChecks(std::vector<DriftCheck> oldestFirst);
    QString text(int index) const;  ///< "17 Sep, 02:04: 200 of 200 equal"
    QSize sizeHint() const override { return {300, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF box(int index) const;
    std::vector<DriftCheck> m_checks;
    int m_chosen = -1;
};

/// The newest checks of a token against balanceOf.
class DriftCard : public Card {
    Q_OBJECT
public:
    explicit DriftCard(QWidget* parent = nullptr);

    void ask(Engine* engine, const TokenRef& token);
    void clear();
    void setChecking(bool checking);  ///< a check was started from here and is not over

Q_SIGNALS:
    void verifyWanted();
    void allWanted();
    void newestRead(const std::optional<signalbox::DriftCheck>& newest);

private:
    void show(const std::vector<DriftCheck>& newestFirst);

    StateChip* m_chip;
    Text* m_sentence;
    DriftSquares* m_squares;
    Text *m_first, *m_last;
    DetailRow *m_block, *m_took, *m_drift;
    QPushButton* m_verify;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
