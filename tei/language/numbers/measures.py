"""The words around a Chinese numeral that make it a number, and those that take it away.

A numeral of one character is a number only in front of a word that counts or measures. The tables
are of newspapers of the 1950s; they leave out what is a name as often: 三社 and 三厂 (the third),
三号, 三级, 三路, 八届 (the eighth).
"""

from __future__ import annotations

import re

#: Units of measurement, money and time: even 一 is a number in front of them. 一元化, 一度 (once),
#: 一块 (together) and 一天 (one day) are not.
UNITS = re.compile(
    """
    (?:[公市英]?[斤尺寸丈]|[公华華英海市]?里(?![河屯庄莊营營店坪桥橋沟溝铺鋪洼程面边邊])
    |[吨噸担擔亩畝垧]|[公市]?[顷頃]|石(?![头頭油家二])|斗(?![争爭志])|[公市]?升(?![高级級起降旗学學])
    |(?:平方|立方)?(?:公尺|公里|公分|厘米|[毫千]米|米(?![粮糧粉饭飯]))|立方|加[仑侖]
    |[美日港]?元(?![化论論素首旦帅帥老])|[块塊](?:[钱錢]|半)|[卢盧]布|英[镑鎊]|法郎|[马馬](?:克|力)
    |小[时時]|分[钟鐘]|秒[钟鐘]|[岁歲]|倍(?!数數)|周年|[瓩瓦])
    """,
    re.VERBOSE,
)

#: Measure words and nouns that are counted without one.
MEASURES = re.compile(
    """
    (?:[个個名位天种種件条條座批户戶架辆輛艘棵株颗顆粒枝支幅篇册冊句段遍趟番]
    |人(?![民口类類])|次(?!(?:代表)?大[会會]|全[国國])|年(?![级級代产產])|日(?!本)|[项項]|[县縣省](?![城委长長会會政府])
    |[国國](?![际際家民有营營务務内內])|家(?![庭族乡鄉长長子])|[台臺](?![湾灣])
    |[只隻](?![有要是能好])|[头頭](?![目脑腦])|口(?![号號头頭径徑])|匹|根(?![本据據])
    |[张張](?![家])|本(?![报報社刊市省县縣厂廠校])|首(?![都先长長相要脑腦次])
    |部(?![门門队隊长長委署落])|大(?=原[则則]|[纪紀]律|任[务務]|[敌敵]人|法[宝寶]|政策|[运運][动動]|改造|工作|[战戰]役)|[节節](?![约約省日目育])|堂|[场場]|回(?![族家来來去到答])
    |[顿頓把扇幢栋棟套副组組类類步辈輩封份片滴杯瓶碗袋包箱盒桶筐所派票集枚挺盏盞孔]
    |[间間](?![接隔])|[层層]|[双雙](?![方边邊])|代(?![表替理号號会會价價])|[处處](?![理于於分长長])
    |方面(?![军軍])|星期|礼拜|禮拜|[昼晝]夜|[笔筆](?![者记記直])|股(?![票东東])|眼(?=[水机機井])
    |[轮輪](?![船流廓胎换換训訓])|[阵陣](?![地线線])|度(?![过過])|[块塊](?![头頭]))
    """,
    re.VERBOSE,
)

#: Words, names and idioms with a numeral in front of what may be a measure word, and numerals of
#: several characters that are names. A numeral within one of them is no number.
NAMES = re.compile(
    "|".join(
        # Places.
        "三门峡 三门县 三台县 三河县 三家子 三家店 三家村 三元里 三元桥 三里河 三里屯 八里庄 "
        "七里营 五里店 五台山 五台县 六盘山 十三陵 九龙江 四平街 二道沟 二道河 东三省 "
        "三門峽 三元裏 三里營 七里營 五臺山 六盤山 東三省 "
        # Days and events.
        "九一八 一二九 一二八 一二·八 一二．九 三一八 三一五 五卅 五四 五一 六一 七一 八一 "
        "十一国庆 七七 二七 三八 "
        # Idioms and words.
        "三番五次 三天两头 三年五载 三头六臂 三三两两 四面八方 四分五裂 七上八下 五光十色 "
        "十全十美 九牛二虎 九死一生 一五一十 十万八千里 十万火急 一日千里 三人行 二人转 二人台 "
        "二元论 一元论 三轮车 三国演义 三国志 三国时 四处 八股 两口子 六亲 三心二意 三言两语 "
        "百里挑一 不管三七二十一 "
        "三長兩短 三三兩兩 三輪車 三國演義 兩口子 四處 "
        # 第 that says what kind, not which.
        "第一线 第一線 第一手 第一流 第三者".split()
    )
)

#: What a numeral of several characters belongs to without being a number: 二十世纪, 八届, 二十五号,
#: 十二时, 十二点.
LABELLED = re.compile(
    "世[纪紀]|[届屆号號版级級路]|中全[会會]|[时時](?![间間期候])|[点點](?![意建要])|月(?!份?[以内內])|年代|[军軍师師旅]"
)

#: 两年多, 三个多月: as much, and a part of the next. 多 may begin a word.
AND_MORE = re.compile("[多余餘](?![么麼少数數种種次方快样樣于於民元、])")
#: 两年半, 三个半月, but 一个半殖民地.
AND_A_HALF = re.compile("半(?![数數夜路圆圓导導殖封岛島球径徑途工制自])")
