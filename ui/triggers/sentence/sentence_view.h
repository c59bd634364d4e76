// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <vector>

#include "signalbox/triggers.h"

namespace signalbox::ui {

class TriggerDraft;

/// The trigger as one sentence, in as many lines as the width asks for. A click on a value opens its editor in place;
/// values that need more room lead to their field elsewhere.
class SentenceView : public QWidget {
    Q_OBJECT
public:
    explicit SentenceView(TriggerDraft* draft, QWidget* parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return lay(width, false); }
    QSize sizeHint() const override { return {400, lay(width(), false)}; }
    QSize minimumSizeHint() const override { return {160, lineHeight()}; }
    QString sentence() const;

Q_SIGNALS:
    void fieldWanted(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Piece {
        QWidget* widget = nullptr;
        QString path;
        bool glued = false;  ///< no space before it
    };
    void renew();
    void renewValues();
    void rebuild();
    void addWords(const QString& text);
    void addValue(const QString& text, const TriggerPhrase& phrase);
    void start(const QString& path);
    void finish();
    void settle();
    int lay(int width, bool apply) const;
    static int lineHeight();

    TriggerDraft* m_draft;
    std::vector<Piece> m_pieces;
    QPointer<QWidget> m_editor;
    QString m_edited;  ///< path of the value in the editor
    QString m_shape;
};

}  // namespace signalbox::ui
