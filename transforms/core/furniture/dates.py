"""Words of a line that says when a page was published, in the languages of news.

Months stand in `months` and in `page.month_table`.
"""

HAPPENED = """
published updated posted modified veröffentlicht aktualisiert stand publié mis
actualizado publicado atualizado pubblicato aggiornato modifica gepubliceerd
bijgewerkt opublikowano zaktualizowano опубликовано обновлено опубліковано оновлено
نشر نُشر تحديث yayınlanma güncelleme güncellenme प्रकाशित अपडेट publicat actualizat
publicerad uppdaterad publiceret opdateret publisert oppdatert julkaistu päivitetty
publikováno aktualizováno vydáno objavljeno ažurirano δημοσίευση ενημέρωση
публикувано обновена منتشر 입력 수정 송고 송고시간 등록 更新 公開 配信 掲載 发布
發布 更新时间 更新時間 发布时间 發布時間 diterbitkan diperbarui প্রকাশ প্রকাশিত
আপডেট
"""
"""What happened then."""

BESIDE_DATES = """
last first on at am pm a.m p.m by ago hour hours minute minutes min mins day days an
a the date and time originally uhr um à le h el la las de em às il alle ore op om o
godz в о г et est edt gmt utc bst pst pdt cet cest ist cst cdt mst hkt sgt msk eat
wat sast jst kst aest amt uk us jour vor stunden minuten tagen il y heure heures há
hora horas minuto minutos hace kl klo u ob ura godzina година години в مساء صباحا ص
م في آخر 년 월 일 시 분 오전 오후 年 月 日 時 分 时 点 秒 午前 午後 上午 下午 wib
wita wit น เวลา ngày lúc dodano siječnja veljače ožujka travnja svibnja lipnja
srpnja kolovoza rujna listopada studenoga prosinca জানুয়ারি ফেব্রুয়ারি মার্চ
এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
"""
"""What stands around a date, and the units of time."""

DAYS = """
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
sat sun monday tuesday wednesday thursday friday saturday sunday montag dienstag
mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi
samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì
mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira
quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
poniedziałek wtorek środa czwartek piątek sobota niedziela понедельник вторник среда
четверг пятница суббота воскресенье понеділок вівторок середа четвер субота неділя
pazartesi salı çarşamba perşembe cuma cumartesi pazar måndag tisdag onsdag torsdag
fredag lördag söndag hétfő kedd szerda csütörtök péntek szombat vasárnap الاثنين
الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
"""
