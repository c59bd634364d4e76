// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QFrame>
#include <vector>

#include "signalbox/queries.h"

class QDateEdit;
class QGridLayout;
class QRadioButton;
class QSpinBox;

namespace signalbox::ui {

class HeightField;
class Text;

/// The table of page 4: every choice of a start block with its cost. Unknown values are shown as "–"; measurements in
/// progress are marked in the row.
class StartTable : public QFrame {
    Q_OBJECT
public:
    explicit StartTable(QWidget* parent = nullptr);

    /// Sets whether the creation block is offered. It is not when nothing selected was created at a block (transfers of
    /// all tokens).
    void setCreationMeant(bool meant);
    void setPruned(bool pruned);  ///< history begins where the endpoints still have it, not at genesis
    void setMeasuring();
    void setChoices(const std::vector<StartChoice>& choices);
    void setFailed();
    void select(const QString& id);
    QString selected() const;
    const StartChoice* choice(const QString& id) const;
    QDate date() const;
    int days() const;
    std::optional<Height> block() const;  ///< block that was entered
    /// Sets the newest block of the chain, which explains choices that are not possible.
    void setNewest(std::optional<Height> head, const QDateTime& headTime);
    QWidget* firstField() const;

Q_SIGNALS:
    void selectedChanged(const QString& id);
    void questionChanged();  ///< the date, the days or the block changed

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Row {
        QString id;
        QRadioButton* radio = nullptr;
        Text* note = nullptr;
        std::vector<Text*> cells;
        int gridRow = 0;
    };
    void addRow(const QString& id, const QString& title, const QString& note, QWidget* field = nullptr);
    QRect boxOf(const Row& row) const;
    void fill(Row& row);
    void showRow(Row& row, bool shown);
    QString impossible(const Row& row) const;
    void mark();

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    std::vector<StartChoice> m_choices;
    QDateEdit* m_date;
    QSpinBox* m_days;
    HeightField* m_block;
    std::optional<Height> m_head;
    QDateTime m_headTime;
    bool m_measuring = false, m_creationMeant = true;
};

}  // namespace signalbox::ui
